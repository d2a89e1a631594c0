severity = high
