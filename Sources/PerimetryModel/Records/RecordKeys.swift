/// The names that columns go by in the exports (domain.md §2.1, §2.9), folded to lower-case letters and digits, so that
/// `Matched Rule`, `matchedRule` and `MatchedRule`, `_ResourceId` and `resourceId` are one.
public enum RecordKeys {
  /// The object a key stands in.
  public enum Scope: Int, CaseIterable, Sendable {
    case root
    case properties
    case source
    case destination
    case matchedRule
  }

  public enum Meaning: Hashable, Sendable {
    case column(RecordColumn)
    /// An object whose members are columns; where it is a text instead, the column, if any, takes it.
    case nested(Scope, orColumn: RecordColumn?)
  }

  /// What a key means where it stands; `nil` where it means nothing.
  public static func meaning(of key: String, in scope: Scope) -> Meaning? {
    let folded = fold(key)
    switch scope {
    case .root: return root[folded] ?? shared[folded]
    case .properties: return shared[folded]
    case .source: return source[folded].map(Meaning.column)
    case .destination: return destination[folded].map(Meaning.column)
    case .matchedRule:
      return ruleNames.contains(folded) ? .column(.text(.matchedRule)) : nil
    }
  }

  /// The folded names at the top of a record that mean a column, in their order.
  public static func names(of column: RecordColumn) -> [String] {
    (Array(root.keys) + Array(shared.keys)).filter { meaning(of: $0, in: .root) == .column(column) }
      .sorted()
  }

  /// Whether Azure's documentation of the log or of its table has the name; the others are spellings of other tools.
  public static func isDocumented(_ key: String) -> Bool { !spellings.contains(fold(key)) }

  private static let ruleNames: Set<String> = ["accessrule", "name"]

  private static let spellings: Set<String> = [
    "timestamp", "nspid", "logcategory", "operation", "endtime", "paasresourceid", "profilename",
    "nspprofile", "matchedrulename", "sourceip",
  ]

  /// Every name that has a meaning in a scope, folded, in alphabetical order.
  public static func names(in scope: Scope) -> [(name: String, meaning: Meaning)] {
    let names: Set<String> =
      switch scope {
      case .root: Set(root.keys).union(shared.keys)
      case .properties: Set(shared.keys)
      case .source: Set(source.keys)
      case .destination: Set(destination.keys)
      case .matchedRule: ruleNames
      }
    return names.sorted().compactMap { name in meaning(of: name, in: scope).map { (name, $0) } }
  }

  /// A name in lower-case letters and digits, without what stands in brackets behind it.
  public static func fold(_ key: String) -> String {
    // A portal export adds ` [UTC]` to its time columns.
    let name = key.prefix { $0 != "[" }
    return String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 65...90: byte + 32
        case 97...122, 48...57: byte
        default: nil
        }
      }, as: UTF8.self)
  }

  /// Names that mean something else, or nothing, inside `properties`.
  private static let root: [String: Meaning] = [
    "time": .column(.time), "timegenerated": .column(.time), "timestamp": .column(.time),
    "resourceid": .column(.text(.perimeter)), "nspid": .column(.text(.perimeter)),
    "category": .column(.category), "logcategory": .column(.category),
    "operationname": .column(.text(.operation)), "operation": .column(.text(.operation)),
    "operationversion": .column(.text(.operationVersion)),
    "resultdescription": .column(.text(.resultDescription)),
    "location": .column(.text(.location)), "properties": .nested(.properties, orColumn: nil),
    "tenantid": .column(.text(.tenantID)), "type": .column(.text(.table)),
    "sourcesystem": .column(.text(.sourceSystem)),
    "subscriptionid": .column(.text(.subscriptionID)), "billedsize": .column(.billedSize),
    "isbillable": .column(.text(.isBillable)), "perimetry": .column(.compaction),
  ]

  /// Names that stand in `properties` of nested records and at the top of flat ones.
  private static let shared: [String: Meaning] = [
    "timegeneratedendtime": .column(.end), "endtime": .column(.end), "count": .column(.count),
    "serviceresourceid": .column(.text(.serviceResource)),
    "paasresourceid": .column(.text(.serviceResource)),
    "servicefqdn": .column(.text(.serviceFQDN)),
    "profile": .column(.text(.profile)), "profilename": .column(.text(.profile)),
    "nspprofile": .column(.text(.profile)),
    "accessrulesversion": .column(.text(.rulesVersion)),
    "accessruleversion": .column(.text(.rulesVersion)),
    "appid": .column(.text(.appID)), "parameters": .column(.text(.parameters)),
    "matchedrule": .nested(.matchedRule, orColumn: .text(.matchedRuleText)),
    "matchedrulename": .column(.text(.matchedRule)),
    "source": .nested(.source, orColumn: nil),
    "destination": .nested(.destination, orColumn: nil),
    "sourceresourceid": .column(.text(.sourceResource)),
    "sourceipaddress": .column(.text(.sourceAddress)),
    "sourceip": .column(.text(.sourceAddress)),
    "sourceport": .column(.port), "sourceprotocol": .column(.text(.sourceProtocol)),
    "sourceperimeterguids": .column(.text(.sourcePerimeterGUIDs)),
    "sourceappid": .column(.text(.sourceAppID)),
    "sourceparameters": .column(.text(.sourceParameters)),
    "destinationresourceid": .column(.text(.destinationResource)),
    "destinationfqdn": .column(.text(.destinationFQDN)),
    "destinationfullyqualifieddomainname": .column(.text(.destinationFQDN)),
    "destinationappid": .column(.text(.destinationAppID)),
    "destinationport": .column(.text(.destinationPort)),
    "destinationprotocol": .column(.text(.destinationProtocol)),
    "destinationparameters": .column(.text(.destinationParameters)),
    "destinationemailaddress": .column(.text(.destinationEmail)),
    "destinationphonenumber": .column(.text(.destinationPhone)),
    "servicefeaturenames": .column(.text(.featureNames)),
    "resultaction": .column(.text(.resultAction)),
    "resultdirection": .column(.text(.resultDirection)),
    "traffictype": .column(.text(.trafficType)), "ruletype": .column(.text(.ruleType)),
  ]

  private static let source: [String: RecordColumn] = [
    "resourceid": .text(.sourceResource), "ipaddress": .text(.sourceAddress),
    "ip": .text(.sourceAddress), "port": .port, "protocol": .text(.sourceProtocol),
    "perimeterguids": .text(.sourcePerimeterGUIDs), "appid": .text(.sourceAppID),
    "parameters": .text(.sourceParameters),
  ]

  private static let destination: [String: RecordColumn] = [
    "resourceid": .text(.destinationResource),
    "fullyqualifieddomainname": .text(.destinationFQDN), "fqdn": .text(.destinationFQDN),
    "port": .text(.destinationPort), "protocol": .text(.destinationProtocol),
    "appid": .text(.destinationAppID), "parameters": .text(.destinationParameters),
    "emailaddress": .text(.destinationEmail), "emailaddresses": .text(.destinationEmail),
    "phonenumber": .text(.destinationPhone), "phonenumbers": .text(.destinationPhone),
  ]
}
