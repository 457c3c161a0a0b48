/// A commented configuration of `perimetry run`; `Schemas/run.yaml` is the same.
enum RunExample {
  static let text = """
    # The configuration of `perimetry run`: what one go of ingest, reports and gates does, for cron or a timer.
    #
    # Paths count from the folder of this file. Only `archives`, `output` and `reports` have to be there.

    # The store, an SQLite file; made if it is not there.
    store: perimetry.db

    # Exported logs: folders, files, patterns. What did not change since it was read is not read again.
    archives:
      - SampleLogs/learning-with-blockers

    # Each run that has something new to say makes a folder here, run-000012, and leads `latest` there.
    output: reports

    # What is written: a command of perimetry, a format (text, json, csv, markdown; of `report` html), the name of the
    # file (without extension; that of the command unless told), and what the command takes on the command line besides.
    reports:
      - report: denied
      - report: denied
        format: csv
        name: denied-by-day
        options: {by: day}
      - report: recommend
        format: json
      - report: ready
        options: {days: 14, cycle: weekly}
        # Conditions of the command's --fail-on: the run ends with status 1 where one holds.
        # fail-on: [not-ready]
      - report: coverage
      # The page to look at; of a later run it also says what is new since the one before.
      - report: report
        format: html
      # What is new since the last run; left out of the first.
      - report: drift
        # fail-on: [new-blocked-peers]

    # Conditions on the run as a whole: denied-peers, denied-events, new-denied-peers, gone-denied-peers, new-events,
    # rejects, failures; then >, >=, <, <= or = and a number. One alone stands for more than 0 of it.
    fail-on:
      - failures

    # Only this traffic, in every report that can be told: since, until, perimeter, profile, resource, direction, operation,
    # peer.
    # filters: {profile: defaultProfile, direction: inbound}

    # Rules that exist already, decisions of `perimetry decide`, Microsoft's file of service tags.
    # rules: [current-rules.json]
    # decisions: decisions.json
    # service-tags: ServiceTags_Public_20260302.json

    # Options of `perimetry ingest`.
    # ingest: {timezone: Europe/Berlin, allow-partial: false}

    # Records older than so many days before the newest go; flows, days and hours stay (see `perimetry prune`). All stay
    # where this is left out.
    # retention: {records: 90 days}

    # How long to wait for another run that writes to the store, in seconds; after that the status is 75.
    wait: 60

    """
}
