extension KQLQuery {
  /// What to know before running it, as comments.
  var head: [String] {
    (purpose + limits + completeness + gaps).map { $0.isEmpty ? "//" : "// \($0)" }
  }

  private var purpose: [String] {
    [
      "Merges the access logs of a network security perimeter to one row for each flow, operation and UTC",
      "day. The result holds the table's columns and one more, perimetry, and is ingested like any export:",
      "",
    ] + commands.map { "  " + $0 } + [""]
  }

  private var commands: [String] {
    switch service {
    case .logAnalytics:
      [
        "az monitor log-analytics query --workspace WORKSPACE --analytics-query @merge.kql \\",
        "  --output json > day.json",
        "perimetry ingest day.json",
      ]
    case .dataExplorer:
      [
        "Run it in the web UI or with the Kusto CLI, and export the result as CSV; or keep the reply of the",
        "REST API (v1 or v2):",
        "perimetry ingest day.csv",
      ]
    }
  }

  private var limits: [String] {
    switch service {
    case .logAnalytics:
      [
        "Run it for a day at a time. A reply holds 500,000 rows and about 100 MB at most, the portal shows and",
        "exports 30,000 rows, and a query may take ten minutes: where a day does not fit, run its parts",
        "(--from 2026-03-02T00:00Z --until 2026-03-02T12:00Z): what they have in common adds up. A time span",
        "given beside the query cuts it, too. One row says how many were merged: perimetry tells what is missing.",
        "",
      ]
    case .dataExplorer:
      [
        "Run it for a day at a time. A result of more than 500,000 rows or 64 MB fails: where a day does not fit,",
        "run its parts (--from 2026-03-02T00:00Z --until 2026-03-02T12:00Z): what they have in common adds up.",
        "One row says how many were merged: perimetry tells what is missing. Columns that only a workspace fills",
        "may be lacking; those that identify a record must be there.",
        "",
      ]
    }
  }

  private var completeness: [String] {
    [
      "Logs reach the table late, mostly within the hour, and neither the platform nor this query knows which",
      "are still to come: run it some hours after the window's end, and once for each window. The result of",
      "a second run takes the place of the first one's in a new store; in the same store both would add up",
      "where an earlier record arrived in between.",
      "",
    ]
  }

  private var gaps: [String] {
    [
      "What the table does not have is not made up: no file and place of a record, so evidence is the row of",
      "this result; no account of lines that never became rows; no destination app and no feature names. Records",
      "are aggregates that may have been sampled: sums are lower bounds. A value's unit separator (U+001F)",
      "becomes U+FFFD, and records of more than 10^12 events are left out, as ingest rejects them.",
      "Categories and ids compare without regard to case, domain names also without a final dot or slash. What is",
      "spelt in other ways (an IPv6 address, a matched rule's JSON) makes rows of its own, which add up.",
    ]
  }
}
