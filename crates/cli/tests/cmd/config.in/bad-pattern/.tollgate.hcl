exclude = ["generated/[a"]
