import PerimetryModel

extension ReportPage {
  var overTime: [HTML] {
    guard let chart = DaysChart(document.days) else { return [] }
    let table = DocumentTables(document).days(rows: PageTable.rows)
    let days = document.days
    let cut: Prose? =
      days.rows.count + days.silentDays > DaysChart.days
      ? "The last \(DaysChart.days) days are drawn." : nil
    return [
      "<p>\(Report.whyAllowed) Each strip has a scale of its own; hatched days have no records.</p>",
      chart.html, cut.map { "<p class=\"cut\">\($0)</p>" } ?? "",
      .details(
        "The chart as a table", [PageTable(table, caption: "Events a day", id: "days-table").html]),
    ]
  }

  var board: [HTML] {
    let readiness = document.readiness
    if readiness.resources.isEmpty { return ["<p>\(readiness.headline)</p>"] }
    let tables = ReadinessTables(readiness)
    let board = tables.board(rows: PageTable.rows).wholly(
      by: document.ready)
    var parts: [HTML] = ["<p>\(readiness.headline)</p>"]
    parts += readiness.warnings.map { "<p>\($0)</p>" }
    parts.append(
      PageTable(board, caption: "Resources, the nearest to a switch first", id: "board-table").html)
    if !readiness.switchable.isEmpty {
      parts += ["<h3>To switch, in this order</h3>", .list(readiness.order)]
    }
    if !readiness.remarks.isEmpty {
      parts += ["<h3>What stands in the way</h3>", .list(readiness.remarks)]
    }
    if !readiness.profiles.isEmpty {
      let blocks = tables.sufficiency(rows: PageTable.rows).map { block -> Section.Block in
        guard case .table(let table) = block else { return block }
        return .table(table.wholly(by: document.ready))
      }
      parts.append(
        .details(
          "Was enough seen? Demanded: \(readiness.settings.prose)",
          [HTML(blocks, caption: "What was seen of each", id: "seen")]))
    }
    return parts
  }

  var denied: [HTML] {
    if document.byPeer.rows.isEmpty {
      return ["<p>\(document.byPeer.headline(document.scope))</p>"]
    }
    let tables = [(document.byResource, "resource"), (document.byPeer, "peer")].map {
      denials, name in
      PageTable(
        denials.display(rows: PageTable.rows)
          .wholly(by: document.command("denied --by \(name) --format csv")),
        caption: "Would be denied, \(denials.heading)", id: "denied-\(name)"
      ).html
    }
    let cured = document.byPeer.cured.map {
      "Another \($0.events, "event") no longer count: a newer version of the rules lets them through already."
        as Prose
    }
    return [
      "<p>\(document.byPeer.headline(document.scope))</p>", cured.map { "<p>\($0)</p>" } ?? "",
    ]
      + tables + [HTML.facts(document.byPeer.verdictFacts)]
  }

  var covered: [HTML] {
    let coverage = document.coverage
    var parts: [HTML] = [
      HTML([coverage.summary(filter: document.scope.filter)], caption: "", id: "window")
    ]
    if let map = HoursMap(document.hours) {
      parts.append(HoursChart(map, names: ResourceNames(map.rows.lazy.map(\.resource))).html)
      if map.rows.count < map.totalRows || map.count < map.totalColumns {
        let cut: Prose = """
          The last \(map.count) of \(map.totalColumns, map.unit.words) and the first \(map.rows.count) of \
          \(map.totalRows, "row") are drawn; \(code: document.scope.command("query 'SELECT * FROM hours'")) has all.
          """
        parts.append("<p class=\"cut\">\(cut)</p>")
      }
      let table = DocumentTables(document).hours(rows: PageTable.rows)
        .wholly(by: document.scope.command("query 'SELECT * FROM hours'"))
      parts.append(
        .details(
          "The map as a table",
          [PageTable(table, caption: "Hours with records", id: "map-table").html]))
    } else if coverage.tally != nil {
      let words: Prose =
        document.scope.filter.isEmpty
        ? "This store was written before hours were counted; the next \(code: "perimetry ingest") counts them."
        : "No hour holds records of what was selected."
      parts.append("<p>\(words)</p>")
    }
    parts.append(
      PageTable(coverage.categoryTable, caption: "Categories of the whole store", id: "categories")
        .html)
    return parts
  }

  var changes: [HTML] {
    (document.change?.sections ?? []).enumerated().flatMap { index, part -> [HTML] in
      let heading: HTML = part.heading.isEmpty ? "" : "<h3>\(part.heading)</h3>"
      return [
        heading,
        HTML(
          part.blocks, caption: part.heading.isEmpty ? "Drift" : part.heading,
          id: "change-\(index + 1)"),
      ]
    }
  }
}
