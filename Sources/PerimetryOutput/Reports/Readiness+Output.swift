import PerimetryModel

extension Readiness {
  /// Of all on the board.
  var names: ResourceNames { ResourceNames(resources.lazy.map(\.resource)) }

  /// The answer: how many can be switched, which, and what becomes of the others.
  var headline: Prose {
    if resources.isEmpty {
      return Prose("Cannot tell: no resource of what was selected is known.", tone: .unclear)
    }
    let ready = switchable
    let noun = Set(resources.map(\.resource)).count == resources.count ? "resource" : "association"
    var answer = Prose(
      "\(ready.count.grouped) of \(resources.count.counting(noun)) can be switched now",
      tone: ready.isEmpty ? .strong : .allowed)
    if !ready.isEmpty {
      let names = names
      let more: Prose = ready.count > 5 ? " and \(ready.count - 5) more" : ""
      answer =
        answer + ": "
        + Prose.joined(ready.prefix(5).map { names.shown($0.resource) }, by: ", ") + more
    }
    let others = ReadinessStatus.allCases.filter { $0 != .ready }.compactMap { status -> Prose? in
      let count = resources.count { $0.status == status }
      return count == 0 ? nil : Prose("\(count.grouped) \(status.words)", tone: status.tone)
    }
    let enforced = resources.filter { $0.status == .ready && $0.isEnforced }
    let isSaid = enforced.allSatisfy { $0.declaredMode != nil }
    let all =
      others
      + (enforced.isEmpty
        ? [] : ["\(enforced.count) enforced already" + (isSaid ? "" : ", as the records have it")])
    return all.isEmpty ? answer + "." : answer + "; " + Prose.joined(all, by: ", ") + "."
  }

  /// What the answer leaves open.
  var warnings: [Prose] {
    var warnings: [Prose] = []
    if settings.directions.count == 1, let direction = settings.directions.first {
      warnings.append(
        Prose("Only \(direction.rawValue) traffic was judged", tone: .unclear)
          + ": a switch changes both directions.")
    }
    let unsure = switchable.count { $0.sufficiency.verdict != .enough }
    if unsure > 0 {
      warnings.append(
        "Of \(unsure) of them "
          + Prose("too little was seen", tone: .unclear)
          + " to trust that nothing else will come; the last table says why.")
    }
    let switched = Set(switchable.map(\.profile.perimeter))
    for perimeter in perimeters where switched.contains(perimeter.perimeter) {
      for direction in settings.directions {
        guard let last = perimeter.lastBlockers[direction],
          let days = perimeter.daysSince[direction], days > 0, days >= settings.cleanDays
        else { continue }
        warnings.append(
          "In " + Prose(perimeter.perimeter.name)
            + " \(direction.blockerCategory.rawValue) was last logged on \(last.description), "
            + "\(days, "day") before the last: "
            + Prose("all is cured, or it is no longer exported", tone: .unclear)
            + ", which looks the same. See the diagnostic setting before switching.")
      }
    }
    for perimeter in perimeters where perimeter.isMixed {
      warnings.append(
        "Modes are mixed in " + Prose(perimeter.perimeter.name)
          + ": some of its resources are learning, some refuse what the perimeter has no rule for.")
    }
    return warnings
  }

  /// Those to switch, with what to know of each.
  var order: [Prose] {
    let names = names
    let lines = switchable.prefix(Shown.examples).map { resource -> Prose in
      names.shown(resource.resource) + ": \(resource.daysClean, "day") clean" + resource.curedWords
        + ", "
        + Prose(resource.seenWords, tone: resource.sufficiency.verdict.tone) + resource.cautions
    }
    let rest = switchable.count - lines.count
    return lines + (rest > 0 ? ["\(rest) more; \(code: "--format csv") has all"] : [])
  }

  /// What keeps the others from being switched.
  var remarks: [Prose] {
    let others = resources.lazy.filter { $0.status == .blocked || $0.status == .cannotTell }
    let count = resources.count { $0.status == .blocked || $0.status == .cannotTell }
    let names = names
    var lines: [Prose] = Array(others.prefix(Shown.examples)).map { resource in
      names.shown(resource.resource) + ": " + resource.why(settings) + resource.cautions
    }
    if count > lines.count {
      lines.append("\(count - lines.count) more; \(code: "--format csv") has all")
    }
    let silent = resources.filter { $0.status == .unobserved }
    if !silent.isEmpty {
      let listed = silent.prefix(Shown.examples).map { names.shown($0.resource) }
      let more: Prose =
        silent.count > listed.count ? " and \(silent.count - listed.count) more" : ""
      lines.append(
        "Unobserved: " + Prose.joined(listed, by: ", ") + more
          + ". Silence is no sign of safety: nothing they would lose was logged, or they log nothing."
      )
    }
    return lines
  }
}

extension ResourceReadiness {
  /// A day on which all was cured is a clean one under the rules as they are now only.
  fileprivate var curedWords: Prose {
    daysCured == 0
      ? ""
      : " (" + Prose("\(daysCured.grouped) of them by rules that came later", tone: .unclear) + ")"
  }

  fileprivate var seenWords: String {
    let reasons = " (" + sufficiency.reasons.map(\.words).joined(separator: ", ") + ")"
    return switch sufficiency.verdict {
    case .enough: "enough seen"
    case .notYet: "not yet enough seen" + reasons
    case .cannotTell: "cannot tell whether enough was seen" + reasons
    }
  }

  /// Why it is not ready, as clauses.
  fileprivate func why(_ settings: ReadinessSettings) -> Prose {
    var clauses: [Prose] = Set(blockers.map(\.fate)).sorted().map { fate in
      let groups = blockers.filter { $0.fate == fate }
      let events = groups.reduce(Int64(0)) { $0.addingSaturating($1.events) }
      return "\(events, "event") of \(groups.map(\.peers).reduce(0, +), "peer") " + fate.words
    }
    if status == .blocked, daysClean >= settings.cleanDays {
      clauses.append(
        "none for \(daysClean, "day"): cured, or a cycle that has not come round; a decision or --since settles it"
      )
    }
    let unclear = doubts.filter { status == .cannotTell || $0 != .tooFewDays }
    clauses += unclear.map { $0.words(settings, daysClean: daysClean) }
    return Prose.joined(clauses, by: "; ")
  }

  /// What services need, where it is not known to be there.
  fileprivate var cautions: Prose {
    var cautions = sqlNeeds.map { [$0] } ?? []
    // Of a blocked account the blockers themselves say it.
    if blockers.isEmpty, let check = checks.first(where: { $0.kind == .storageHTTPS }),
      check.holds != true
    {
      cautions.append(
        check.holds == nil
          ? "not every record names its protocol: SMB, NFS and SFTP would stop"
          : "traffic over protocols that enforcement does not carry")
    }
    if decidedEvents > 0 {
      cautions.append("\(decidedEvents, "event") will stop, as it was decided")
    }
    if isSecuredByPerimeter {
      cautions.append("SecuredByPerimeter: only perimeter rules count already")
    }
    return Prose.joined(cautions.map { "; " + $0 }, by: "")
  }

  /// What a SQL server needs and the rules given do not have, whether they lack it or do not tell.
  private var sqlNeeds: Prose? {
    let open = checks.filter { $0.kind != .storageHTTPS && $0.holds != true }
    if open.isEmpty { return nil }
    let needs = Prose.joined(open.map { Prose($0.kind.need) }, by: " and ")
    return "a SQL server needs " + needs
      + (open.contains { $0.holds == false }
        ? ", which the rules given lack" : ": --rules tells what is there")
  }
}

extension ServiceCheck.Kind {
  fileprivate var need: String {
    switch self {
    case .storageHTTPS: "HTTPS only"
    case .sqlEveryDestination: "outbound *"
    case .sqlServiceTags: "the inbound tags Sql and SqlManagement"
    }
  }
}
