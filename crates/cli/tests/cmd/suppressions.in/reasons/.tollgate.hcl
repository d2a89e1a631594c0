require_reason = true
