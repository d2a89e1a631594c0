scenarios = false
