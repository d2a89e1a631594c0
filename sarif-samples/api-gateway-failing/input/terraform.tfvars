tls_version = "TLS_1_0"
tracing     = false
