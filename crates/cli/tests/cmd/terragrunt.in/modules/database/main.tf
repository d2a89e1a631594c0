variable "public" {
  type        = bool
  description = "Whether the database has a public address"
  default     = false
}

variable "encrypted" {
  type        = bool
  description = "Whether the storage is encrypted"
}

resource "aws_db_instance" "this" {
  publicly_accessible = var.public
  storage_encrypted   = var.encrypted
}
