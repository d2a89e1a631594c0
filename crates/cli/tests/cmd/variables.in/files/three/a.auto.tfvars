tracing = true
