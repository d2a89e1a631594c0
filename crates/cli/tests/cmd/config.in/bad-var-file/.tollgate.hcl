var_files = ["no-such-file.tfvars"]
