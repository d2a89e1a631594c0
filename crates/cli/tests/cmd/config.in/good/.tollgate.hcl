# What this repository wants to hear of.
rules     = ["*-tracing", "*-waf"]
severity  = "low"
fail_on   = "high"
var_files = ["production.tfvars"]
