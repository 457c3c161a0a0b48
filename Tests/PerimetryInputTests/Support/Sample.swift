/// A record of the storage archive as text, member by member, so that a test changes just what it is about.
struct Sample {
  /// Keys and raw JSON values, in order.
  typealias Members = [(key: String, raw: String)]

  static let guid = "00000000-0000-0000-0000-000000000001"
  static let group = "/subscriptions/\(guid)/resourceGroups/rg"
  static let perimeter = group + "/providers/Microsoft.Network/networkSecurityPerimeters/nsp1"
  static let account = group + "/providers/Microsoft.Storage/storageAccounts/acct"

  var root: Members = [
    ("time", #""2026-03-02T08:15:00.1234567Z""#),
    ("timeGeneratedEndTime", #""2026-03-02T08:44:59.9876543Z""#), ("count", #""42""#),
    ("resourceId", #""\#(perimeter.uppercased())""#), ("operationName", #""GetBlob""#),
    ("operationVersion", #""2024-08-04""#),
    ("category", #""NspPublicInboundResourceRulesAllowed""#),
    ("location", #""westeurope""#), ("resultDescription", #""""#),
  ]
  var properties: Members = [
    ("serviceResourceId", #""\#(account)""#), ("serviceFqdn", #""acct.blob.core.windows.net""#),
    ("accessRulesVersion", #""3""#), ("profile", #""defaultProfile""#), ("appId", #""""#),
    ("parameters", #""{}""#), ("matchedRule", #"{"accessRule":"IP firewall"}"#),
  ]
  var source: Members = [
    ("resourceId", #""""#), ("ipAddress", #""198.51.100.7""#), ("port", #""50196""#),
    ("protocol", #""HTTPS:TCP""#), ("appId", #""""#), ("parameters", #""""#),
  ]
  var destination: Members = []

  /// Sets the raw value of a member of the root, or takes the member away.
  func with(_ key: String, _ raw: String?) -> Sample { changed(\.root, key, raw) }
  func withProperty(_ key: String, _ raw: String?) -> Sample { changed(\.properties, key, raw) }
  func withSource(_ key: String, _ raw: String?) -> Sample { changed(\.source, key, raw) }
  func withDestination(_ key: String, _ raw: String?) -> Sample {
    changed(\.destination, key, raw)
  }

  private func changed(
    _ path: WritableKeyPath<Sample, Members>, _ key: String, _ raw: String?
  ) -> Sample {
    var copy = self
    let index = copy[keyPath: path].firstIndex { $0.key == key }
    switch (index, raw) {
    case (let index?, let raw?): copy[keyPath: path][index].raw = raw
    case (let index?, nil): copy[keyPath: path].remove(at: index)
    case (nil, let raw?): copy[keyPath: path].append((key, raw))
    case (nil, nil): break
    }
    return copy
  }

  private var nested: Members {
    var properties = properties
    if !source.isEmpty { properties.append(("source", Sample.object(source))) }
    if !destination.isEmpty { properties.append(("destination", Sample.object(destination))) }
    return root + [("properties", Sample.object(properties))]
  }

  /// One line.
  var line: String { Sample.object(nested) }

  /// With a member a line and a closing brace a line, indented by depth.
  var pretty: String {
    var (result, depth, inString, isEscaped) = ("", 0, false, false)
    for character in line {
      if inString {
        if character == "\"" && !isEscaped { inString = false }
        isEscaped = character == "\\" && !isEscaped
        result.append(character)
        continue
      }
      if character == "\"" { inString = true }
      if character == "}" { depth -= 1 }
      if character == "{" { depth += 1 }
      let blanks = "\n" + String(repeating: "  ", count: depth)
      result += character == "}" ? blanks + "}" : String(character)
      if character == "{" || character == "," { result += blanks }
    }
    return result
  }

  static func object(_ members: Members) -> String {
    "{" + members.map { "\"\($0.key)\":\($0.raw)" }.joined(separator: ",") + "}"
  }

  /// Different records: each has its own second and port.
  static func numbered(_ number: Int) -> Sample {
    let second = "\(number / 60 % 60 + 100)".dropFirst() + ":" + "\(number % 60 + 100)".dropFirst()
    return Sample().with("time", "\"2026-03-02T\(number / 3600 + 10):\(second)Z\"")
      .with("timeGeneratedEndTime", nil).withSource("port", "\(number % 60_000 + 1)")
  }

  static func series(_ count: Int) -> [Sample] { (0..<count).map(numbered) }
}
