import PerimetryModel
import Testing

/// A row of the platform's table, as domain.md §1.1 and §1.2 print it; `-` where it says nothing.
struct CategoryRow: Sendable, CustomTestStringConvertible {
  let position: Int
  let name: String
  let direction: String
  let outcome: String
  let traffic: String
  let rule: String
  let verdict: Verdict

  var testDescription: String { name }

  init(
    _ position: Int, _ name: String, _ direction: String, _ outcome: String, _ traffic: String,
    _ rule: String, _ verdict: Verdict
  ) {
    self.position = position
    self.name = name
    self.direction = direction
    self.outcome = outcome
    self.traffic = traffic
    self.rule = rule
    self.verdict = verdict
  }

  static let all = [
    CategoryRow(
      1, "NspPublicInboundPerimeterRulesAllowed", "In", "Approved", "Public", "NSP", .allowedByRule),
    CategoryRow(
      2, "NspPublicInboundPerimeterRulesDenied", "In", "Denied", "Public", "NSP", .alreadyDenied),
    CategoryRow(
      3, "NspPublicOutboundPerimeterRulesAllowed", "Out", "Approved", "Public", "NSP",
      .allowedByRule),
    CategoryRow(
      4, "NspPublicOutboundPerimeterRulesDenied", "Out", "Denied", "Public", "NSP", .alreadyDenied),
    CategoryRow(
      5, "NspPublicInboundResourceRulesAllowed", "In", "Approved", "Public", "PaaS", .wouldBeDenied),
    CategoryRow(
      6, "NspPublicInboundResourceRulesDenied", "In", "Denied", "Public", "PaaS", .alreadyDenied),
    CategoryRow(
      7, "NspPublicOutboundResourceRulesAllowed", "Out", "Approved", "Public", "PaaS",
      .wouldBeDenied),
    CategoryRow(
      8, "NspPublicOutboundResourceRulesDenied", "Out", "Denied", "Public", "PaaS", .alreadyDenied),
    CategoryRow(
      9, "NspIntraPerimeterInboundAllowed", "In", "Approved", "Intra", "NSP", .unaffected),
    CategoryRow(
      10, "NspCrossPerimeterInboundAllowed", "In", "Approved", "Cross", "NSP", .unaffected),
    CategoryRow(
      11, "NspCrossPerimeterOutboundAllowed", "Out", "Approved", "Cross", "NSP", .unaffected),
    CategoryRow(12, "NspPrivateInboundAllowed", "In", "Approved", "Private", "-", .unaffected),
    CategoryRow(13, "NspOutboundAttempt", "Out", "-", "-", "-", .undecided),
    CategoryRow(
      14, "NspIntraPerimeterOutboundAllowed", "Out", "Approved", "Intra", "NSP", .unaffected),
    CategoryRow(15, "NSPInboundAccessAllowed", "In", "Approved", "-", "-", .unknown),
    CategoryRow(16, "NSPInboundAccessDenied", "In", "Denied", "-", "-", .unknown),
    CategoryRow(17, "NSPOutboundAccessAllowed", "Out", "Approved", "-", "-", .unknown),
    CategoryRow(18, "NSPOutboundAccessDenied", "Out", "Denied", "-", "-", .unknown),
  ]
}
