#if canImport(CIsal)
  typealias BuiltInInflater = IsalInflater
#elseif canImport(CZlib)
  typealias BuiltInInflater = ZlibInflater
#else
  typealias BuiltInInflater = MissingInflater
#endif
