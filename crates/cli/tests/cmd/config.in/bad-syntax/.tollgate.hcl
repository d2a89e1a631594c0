rules = [
  "aws-*"
  "gcp-*",
]
