import Foundation
import PerimetryModel

@testable import PerimetryInput

/// One and the same set of events, to be written in every shape: all categories, both directions, both families.
struct ExportedEvents {
  static let columns = [
    "TenantId", "TimeGenerated", "TimeGeneratedEndTime", "Count", "Category", "Location",
    "OperationName", "ServiceResourceId", "ServiceFqdn", "Profile", "AccessRuleVersion",
    "MatchedRule", "SourceResourceId", "SourceIpAddress", "SourcePort", "SourceProtocol",
    "SourceAppId", "SourceParameters", "DestinationResourceId", "DestinationFqdn",
    "DestinationPort", "DestinationProtocol", "Type", "_ResourceId",
  ]

  struct Event {
    var category: String
    var number: Int
    var isOutbound: Bool { category.contains("Outbound") }
    var time: String {
      "2026-03-\(16 + number % 9)T1\(number % 10):0\(number % 6):07.\(100 + number)Z"
    }
    var end: String? {
      number % 5 == 0 ? nil : time.replacingOccurrences(of: ":07.", with: ":59.")
    }
    var count: Int? { number % 7 == 3 ? nil : number + 1 }
    var address: String {
      isOutbound || number == 17
        ? "" : number % 2 == 0 ? "198.51.100.\(number)" : "2001:db8::\(number)"
    }
    var domain: String { isOutbound ? "api\(number).example.com" : "" }
    var source: String { number == 17 ? Sample.account + "x" : "" }
    var rule: String {
      number == 4 ? "a \"quoted\", rule" : number == 5 ? "two\nlines" : "rule-\(number)"
    }
    var parameters: String {
      number == 6 ? "{\"a\":\"x, y\",\r\n\"b\":[]}" : number == 8 ? "ServiceEndpoint: yes" : ""
    }
  }

  static let events =
    (LogCategory.allCases.map { $0.rawValue } + [
      "NspPublicInboundResourceRulesAllowed", "NspPublicOutboundResourceRulesAllowed",
    ]).enumerated().map { Event(category: $1, number: $0) }

  static func json(_ text: String) -> String {
    var bytes: [UInt8] = []
    RowText.quote(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As resource logs have them.
  static let nested = events.map { event in
    var sample = Sample().with("time", json(event.time)).with(
      "count", event.count.map { "\"\($0)\"" }
    )
    .with("timeGeneratedEndTime", event.end.map(json)).with("category", json(event.category))
    .withProperty("matchedRule", "{\"accessRule\":\(json(event.rule))}")
    .withSource("ipAddress", json(event.address)).withSource("port", "\"\(5000 + event.number)\"")
    .withSource("resourceId", json(event.source)).withSource("parameters", json(event.parameters))
    if event.isOutbound {
      sample = sample.withDestination("fullyQualifiedDomainName", json(event.domain))
        .withDestination("port", "\"443\"").withDestination("protocol", "\"HTTPS:TCP\"")
    }
    return sample.line
  }

  /// The values under ``columns``; `nil` is null.
  static let rows: [[String?]] = events.map { event in
    [
      "99999999-0000-0000-0000-000000000000", event.time, event.end, event.count.map(String.init),
      event.category, "westeurope", "GetBlob", Sample.account, "acct.blob.core.windows.net",
      "defaultProfile", "3", "{\"accessRule\":\(json(event.rule))}", event.source, event.address,
      "\(5000 + event.number)", "HTTPS:TCP", "", event.parameters, "", event.domain,
      event.isOutbound ? "443" : "", event.isOutbound ? "HTTPS:TCP" : "", "NSPAccessLogs",
      Sample.perimeter.lowercased(),
    ]
  }

  static let flat = rows.map { row in
    "{"
      + zip(columns, row).map { name, value in
        "\(json(name)):\(name == "Count" ? value ?? "null" : value.map(json) ?? "null")"
      }.joined(separator: ",") + "}"
  }

  static let az =
    "[\n"
    + rows.map { row in
      "  {\n"
        + (zip(columns, row) + [("TableName", "PrimaryResult")]).map { name, value in
          "    \(json(name)): \(json(value ?? "None"))"
        }.joined(separator: ",\n") + "\n  }"
    }.joined(separator: ",\n") + "\n]\n"

  /// The rows as JSON arrays, `Count` a number.
  static let arrays = rows.map { row in
    "["
      + zip(columns, row).map { name, value in
        name == "Count" ? value ?? "null" : value.map(json) ?? "null"
      }.joined(separator: ",") + "]"
  }

  static func csv(
    heading: [String] = columns, separator: String = ",", newline: String = "\r\n",
    time: (String) -> String = { $0 }
  ) -> String {
    let lines = rows.map { row in
      zip(columns, row).map { name, value in
        name.hasPrefix("TimeGenerated") ? value.map(time) ?? "" : value ?? ""
      }
    }
    return ([heading] + lines).map { line in
      line.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        .joined(separator: separator)
    }.joined(separator: newline) + newline
  }

  /// `2026-03-16T10:00:07.100Z` as the portal writes it.
  static func american(_ time: String) -> String {
    let hour = Int(time.dropFirst(11).prefix(2)) ?? 0
    return
      "3/\(time.dropFirst(8).prefix(2))/2026, \(hour > 12 ? hour - 12 : hour)\(time.dropFirst(13).prefix(10)) "
      + (hour >= 12 ? "PM" : "AM")
  }

  static func european(_ time: String) -> String {
    "\(time.dropFirst(8).prefix(2))/03/2026 \(time.dropFirst(11).prefix(12))"
  }
}
