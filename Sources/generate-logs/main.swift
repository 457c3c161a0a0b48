print("generate-logs")
