print("perimetry")
