  bucket = "bucket_name"

  transfer_acceleration {
    e7	ÿ