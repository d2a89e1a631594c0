tracing =
