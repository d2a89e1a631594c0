variable "certificate_arn" {
  type = string
}

variable "user_pool_arn" {
  type = string
}

variable "vpc_endpoint_id" {
  type = string
}

variable "web_acl_arn" {
  type = string
}
