rules = ["aws-*"]

severity = "urgent"
