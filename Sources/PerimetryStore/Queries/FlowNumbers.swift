/// A flow key as numbers of a ``FlowVocabulary``; -1 where an attribute is absent.
struct FlowNumbers {
  var perimeter: Int32
  var profile: Int32
  var resource: Int32
  var direction: Int32
  var category: Int32
  var peer: Int32
  var sourceResource: Int32
  var matchedRule: Int32
  var rulesVersion: Int32
  var networkProtocol: Int32
  var usesServiceEndpoint: Int32

  /// In the order of flow keys, where these are ranks.
  static func precedes(_ a: FlowNumbers, _ b: FlowNumbers) -> Bool {
    if a.perimeter != b.perimeter { return a.perimeter < b.perimeter }
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    if a.direction != b.direction { return a.direction < b.direction }
    if a.category != b.category { return a.category < b.category }
    if a.peer != b.peer { return a.peer < b.peer }
    if a.sourceResource != b.sourceResource { return a.sourceResource < b.sourceResource }
    if a.matchedRule != b.matchedRule { return a.matchedRule < b.matchedRule }
    if a.rulesVersion != b.rulesVersion { return a.rulesVersion < b.rulesVersion }
    if a.networkProtocol != b.networkProtocol { return a.networkProtocol < b.networkProtocol }
    return a.usesServiceEndpoint < b.usesServiceEndpoint
  }
}
