tracing = false
