import PerimetryModel

extension Simulation {
  /// What the platform demands where rules would let callers in by their subscription alone; `nil` where none would.
  var subscriptionRemark: Prose? {
    let found = uses.filter { $0.eventsBySubscription > 0 }
    if found.isEmpty { return nil }
    let rules = found.prefix(Shown.examples).map { use -> Prose in
      "\(use.eventsBySubscription, "event") by the rule " + Prose(use.rule)
    }
    let more: Prose = found.count > rules.count ? ", \(found.count - rules.count) rules more" : ""
    return "By nothing but the subscription of the calling resource that the log names would pass: "
      + Prose.joined(rules, by: ", ") + more + ". "
      + Prose("The platform demands a managed identity for that", tone: .unclear)
      + ": requests with SAS are rejected, API keys are not recognised, and the log does not say how "
      + "the caller authenticated."
  }
}
