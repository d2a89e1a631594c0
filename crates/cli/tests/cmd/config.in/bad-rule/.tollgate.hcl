exclude_rules = ["aws-api-gateway-stage-without-wav"]
