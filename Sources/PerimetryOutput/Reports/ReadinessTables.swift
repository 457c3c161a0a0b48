import PerimetryModel

/// The board and what was seen, for people.
struct ReadinessTables {
  private let readiness: Readiness
  private let names: ResourceNames

  init(_ readiness: Readiness) {
    self.readiness = readiness
    names = readiness.names
  }

  func board(rows limit: Int) -> DisplayTable {
    let shown = readiness.resources.prefix(limit)
    let table = DisplayTable(
      columns: [
        .init("Status", .label), .init("Resource", .key), .init("Profile"),
        .init("Mode", .label, expendable: 2), .init("Days clean", .number),
        .init("Open", .number), .init("Peers", .number, expendable: 3),
        .init("Proposed", .number), .init("No rule", .number),
        .init("Last blocker", .label, expendable: 4), .init("Enough", .label, expendable: 1),
      ],
      rows: shown.map { resource in
        [
          Prose(resource.status.words, tone: resource.status.tone),
          names.shown(resource.resource), Shown.profile(resource.profile),
          Prose(ReadinessTables.mode(resource)), "\(resource.daysClean)",
          "\(resource.openEvents)", "\(resource.openPeers)",
          "\(resource.events { $0 == .proposed })", "\(resource.incurableEvents)",
          Prose(resource.lastBlocker?.day.description ?? "-"),
          Prose(
            resource.sufficiency.verdict.words, tone: resource.sufficiency.verdict.tone),
        ]
      }, total: readiness.resources.count)
    return isOneProfile ? table.dropping(["Profile"]) : table
  }

  /// A resource that logged nothing may be known without its profile: that is no other one.
  private var isOneProfile: Bool {
    let profiles = Set(readiness.resources.map(\.profile))
    let named = profiles.filter { !$0.name.isEmpty && !$0.perimeter.text.isEmpty }
    guard let one = named.first, named.count == 1 else { return profiles.count == 1 }
    return profiles.allSatisfy { $0.canMean(one) }
  }

  /// As the categories prove it, and what a file says beside it.
  private static func mode(_ resource: ResourceReadiness) -> String {
    guard let declared = resource.declaredMode?.lowercased() else { return resource.mode.rawValue }
    return "\(resource.mode.rawValue) (\(declared))"
  }

  func sufficiency(rows limit: Int) -> [Section.Block] {
    let profiles = readiness.profiles.map { (Shown.profile($0.profile), $0.sufficiency) }
    let observed = readiness.resources.lazy.filter { $0.status != .unobserved }
    let shown =
      profiles + observed.prefix(limit).map { (names.shown($0.resource), $0.sufficiency) }
    let table = DisplayTable(
      columns: [
        .init("Of", .key), .init("Verdict", .label), .init("Days", .label),
        .init("Cycles", .label, expendable: 2), .init("Peers", .number, expendable: 3),
        .init("Unseen, 95 %", .label), .init("Broken", .label, expendable: 1),
        .init("Why not"),
      ],
      rows: shown.prefix(limit).map { name, seen in
        [
          name, Prose(seen.verdict.words, tone: seen.verdict.tone),
          "\(seen.days - seen.missingDays) of \(seen.days)",
          Prose(seen.coversMonth ? "month" : seen.coversWeek ? "week" : "none"),
          "\(seen.unseen.peers)", Prose(seen.unseen.words), Prose(seen.split.words),
          Shown.list(seen.reasons.map(\.label)),
        ]
      }, total: profiles.count + readiness.resources.count { $0.status != .unobserved })
    let notes =
      readiness.profiles.prefix(5).map(curve) + readiness.perimeters.prefix(5).map(\.hoursNote)
    return [.table(table), .list(notes), .paragraph(caveat)]
  }

  /// The last fortnight of days.
  private func curve(_ profile: Readiness.Profile) -> Prose {
    let seen = profile.sufficiency
    if seen.days > Sufficiency.longestCurve {
      return "No curve of new peers in " + Shown.profile(profile.profile)
        + ": from the first record to the last are \(seen.days, "day"); a clock went wrong"
    }
    let shown = seen.newPeers.suffix(14)
    let start = seen.firstDay.map { $0.number + Int32(seen.newPeers.count - shown.count) }
    return "New peers a day in " + Shown.profile(profile.profile) + " from "
      + Prose(start.map { Day(number: $0).description } ?? "-") + ": "
      + Prose(shown.map(\.grouped).joined(separator: " ")) + "; \(seen.missingHours, "hour")"
      + " without any record"
  }

  private var caveat: Prose {
    """
    Unseen is the share of peer-days to expect from peers not seen yet (Good-Turing: peers seen on one \
    day over peer-days; interval by Esty), broken the share of the last third's peer-days from peers the days \
    before had not shown. Both take peers to come as they came: a month-end job, a new client or a failover \
    has no part in them.
    """
  }
}

extension UnseenShare {
  var words: String {
    guard let share, let interval else { return "-" }
    return "\(share.percent) (\(interval.low.tenths)-\(interval.high.tenths))"
  }
}

extension TimeSplit? {
  var words: String { self?.breakRate?.percent ?? "-" }
}

extension Double {
  /// Of a share, with one digit: `4.2 %`.
  var percent: String { "\(tenths) %" }

  /// The same without the sign.
  var tenths: String {
    let tenths = Int((self * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// To six digits, so that the last bits of a sum are nobody's business.
  var rounded6: Double { (self * 1_000_000).rounded() / 1_000_000 }
}
