stages = ["blue"]
