exclude = ["generated/"]
