/// A flow and what enforcement would say of it.
public struct Assessment: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// The category alone decides.
    case category
    /// The same peer reached the same resource by an access rule of this strictly newer version.
    case cured(by: RulesVersion)
    /// Storage over something other than HTTPS: enforcement does not carry it, whatever the rules say.
    case unsupportedProtocol
    /// No rule let it through when it was logged; this one of those that exist now does.
    case existingRule(String)
    /// A rule let it through when it was logged; none of those that exist now does.
    case ruleIsGone
  }

  public var flow: Flow
  public var verdict: Verdict
  public var cause: Cause

  public init(flow: Flow, verdict: Verdict, cause: Cause) {
    self.flow = flow
    self.verdict = verdict
    self.cause = cause
  }
}
