import Foundation
import PerimetryModel

/// A value of a claim with its place in the document.
struct ClaimReader {
  let path: String
  let object: [String: Any]
  let list: [ClaimReader]

  init(_ path: String, _ value: Any?, isList: Bool = false) throws {
    self.path = path
    if isList {
      guard let values = value as? [Any] else { throw ClaimError.unusable(path: path) }
      object = [:]
      list = try values.enumerated().map { try ClaimReader("\(path)[\($0)]", $1) }
    } else {
      guard let value = value as? [String: Any] else { throw ClaimError.unusable(path: path) }
      object = value
      list = []
    }
  }

  func inner(_ key: String) throws -> ClaimReader {
    try ClaimReader("\(path).\(key)", object[key])
  }

  func items(_ key: String) throws -> [ClaimReader] {
    try ClaimReader("\(path).\(key)", object[key], isList: true).list
  }

  func value<T>(_ key: String, _ make: (Any) -> T?) throws -> T {
    guard let value = object[key].flatMap(make) else {
      throw ClaimError.unusable(path: "\(path).\(key)")
    }
    return value
  }

  /// `nil` for null.
  func optional<T>(_ key: String, _ make: (Any) -> T?) throws -> T? {
    object[key] is NSNull ? nil : try value(key, make)
  }

  func text(_ key: String) throws -> String { try value(key) { $0 as? String } }

  func number(_ key: String, in range: ClosedRange<Int>) throws -> Int {
    try value(key) { ($0 as? Int).flatMap { range.contains($0) ? $0 : nil } }
  }

  static func large(_ value: Any) -> UInt128? { (value as? String).flatMap { UInt128($0) } }
}

extension ClaimReader {
  func options() throws -> Recommendation.Options {
    var options = Recommendation.Options()
    options.budget = try number("budget", in: 1...RuleSet.elementLimit)
    options.widestIPv4 = try number("widest_ipv4", in: 0...32)
    options.widestIPv6 = try number("widest_ipv6", in: 0...128)
    options.usesSubscriptions = try value("subscriptions") { $0 as? Bool }
    if object["wildcards"] != nil { options.usesWildcards = try value("wildcards") { $0 as? Bool } }
    options.weighing = try value("weigh") { ($0 as? String).flatMap(Weighing.init) }
    options.maxExposure = try optional("max_exposure", ClaimReader.large)
    options.maxLeftOut = try optional("max_left_out") { $0 as? Int }
    options.gates = try inner("gates").gates()
    return options
  }

  /// `nil` where no service tags were given.
  func tagUse() throws -> TagUseClaim? {
    if object["service_tags"] == nil { return nil }
    let use = try inner("service_tags")
    return TagUseClaim(
      changeNumber: try use.value("change_number") { ($0 as? Int).map(Int64.init) },
      isPreferred: try use.value("preferred") { $0 as? Bool },
      takesBroad: try use.value("broad") { $0 as? Bool },
      furtherServices: Set(try use.value("services") { $0 as? [String] }))
  }

  private func gates() throws -> Gates {
    var gates = Gates()
    let rules = try inner("rules")
    for gate in Gate.allCases {
      let rule = try rules.inner(gate.rawValue)
      gates[gate] = Gates.Rule(
        try rule.value("threshold") { $0 as? Int64 },
        try rule.value("action") { ($0 as? String).flatMap(Gates.Action.init) })
    }
    gates.burstHours = try value("burst_hours") { $0 as? Int64 }
    gates.windowDays = try value("window_days") { $0 as? Int64 }
    gates.badNetworks = try value("bad_networks") { value in
      guard let texts = value as? [String] else { return nil }
      let prefixes = texts.compactMap { IPPrefix($0) }
      return prefixes.count == texts.count ? prefixes : nil
    }
    gates.accepted = try value("accepted") { $0 as? [String] }.map { PeerPattern($0) }
    return gates
  }

  /// Of a profile.
  /// - Parameter ruleElements: what its rules hold.
  func cover(ruleElements: (ProfileKey) -> [String]) throws -> CoverClaim {
    let part = try inner("inbound")
    let candidates = try part.items("candidates")
    let prefixes = try candidates.filter { try $0.text("kind") == "prefix" }
    let others = try candidates.filter { try $0.text("kind") != "prefix" }
    let profile = ProfileKey(
      perimeter: ResourceID(try text("perimeter")), name: try text("profile"))
    var claim = CoverClaim(
      profile: profile, budget: try part.number("budget", in: 0...RuleSet.elementLimit),
      elements: try prefixes.map { candidate in
        CoverClaim.Element(
          prefix: try candidate.value("element") { ($0 as? String).flatMap { IPPrefix($0) } },
          peers: try candidate.addresses("peers"),
          exposure: try candidate.inner("exposure").value("total", ClaimReader.large))
      }, leftOut: try part.addresses("left_out"), otherElements: others.count,
      subscriptions: Set(try others.compactMap { SubscriptionID(try $0.text("element")) }),
      exposure: try part.inner("exposure").value("total", ClaimReader.large),
      frontier: try part.items("frontier").map { try $0.point() },
      chosen: try part.optional("chosen") { $0 as? Int },
      fingerprint: try part.optional("fingerprint") { ($0 as? String).flatMap { UInt64($0) } },
      setting: try part.setting(beside: others), ruleElements: ruleElements(profile),
      candidates: try (candidates + inner("outbound").items("candidates")).map {
        try $0.text("element")
      })
    claim.tags = try others.filter { try $0.text("kind") == "service-tag" }.map { candidate in
      CoverClaim.Tag(
        name: try candidate.text("element"), peers: try candidate.addresses("peers"),
        exposure: try candidate.inner("exposure").value("total", ClaimReader.large))
    }
    return claim
  }

  /// Of a part.
  private func setting(beside others: [ClaimReader]) throws -> CoverSetting {
    var setting = CoverSetting()
    if object["existing"] != nil {
      let existing = try inner("existing")
      setting.used = try existing.value("used") { $0 as? Int }
      setting.covered = try existing.mentions("covered") { try $0.text("rule") }
    }
    if object["decided"] != nil {
      setting.decided = try mentions("decided") { try $0.inner("decision").text("decision") }
    }
    setting.withheld = try mentions("withheld") { peer in
      try peer.items("stopped_by").map { try $0.text("gate") }.joined(separator: ", ")
    }
    setting.incurable = try mentions("incurable") { try $0.text("obstacle") }
    for other in others where try other.text("kind") == "subscription" {
      let element = try other.text("element")
      setting.subscribed.formUnion(try other.mentions("peers") { _ in element })
    }
    return setting
  }

  private func mentions(
    _ key: String, _ reason: (ClaimReader) throws -> String
  ) throws -> Set<CoverSetting.Mention> {
    Set(
      try items(key).map { peer in
        CoverSetting.Mention(
          peer: try peer.text("peer"), events: try peer.value("events") { $0 as? Int64 },
          reason: try reason(peer))
      })
  }

  private func addresses(_ key: String) throws -> [IPAddress] {
    try items(key).map { try $0.value("peer") { ($0 as? String).flatMap { IPAddress($0) } } }
  }

  private func point() throws -> FrontierPoint {
    var point = FrontierPoint(
      elements: try number("elements", in: 0...RuleSet.elementLimit),
      leftOut: try value("left_out") { $0 as? Int },
      exposure: try value("exposure", ClaimReader.large),
      ipv6Addresses: try value("ipv6_addresses", ClaimReader.large))
    point.isProven = object["proven"] == nil
    return point
  }
}
