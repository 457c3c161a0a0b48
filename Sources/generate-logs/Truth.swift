/// The true answer: totals of what the generator meant, never of what could be read back from its files.
struct Truth: Encodable {
  struct Group: Encodable {
    var perimeter: String
    var profile: String
    var direction: String
    var events = 0
    var records = 0
    var peers = 0
    var firstSeen = ""
    var lastSeen = ""
  }

  struct Blocker: Encodable {
    var perimeter: String
    var profile: String
    var direction: String
    var peer: String
    var events: Int
    var records: Int
    var firstSeen: String
    var lastSeen: String
  }

  /// Distinct records; duplicates come on top.
  var records = 0
  var duplicates = 0
  var rejects = 0
  var foreign = 0
  var events = 0
  var firstSeen = ""
  var lastSeen = ""
  /// Distinct (conversation, answer, rules version): what the archive's flows come to.
  var flows = 0
  var recordsByCategory: [String: Int] = [:]
  var eventsByCategory: [String: Int] = [:]
  var eventsByVerdict: [String: Int] = [:]
  /// Would-be-denied events that no rule cures.
  var incurableEvents: [String: Int] = [:]
  /// Would-be-denied traffic by perimeter, profile and direction; in that order.
  var wouldBeDenied: [Group] = []
  /// The same by peer.
  var blockers: [Blocker] = []
}
