pedantic = true
