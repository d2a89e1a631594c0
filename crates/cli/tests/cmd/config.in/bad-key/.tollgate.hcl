# Only what is grave.
severty = "high"
