name = "logs"
