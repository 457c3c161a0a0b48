import ArgumentParser

struct Emit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the merge of records as a job for an engine that sits beside the data.",
    discussion: """
      Where an engine already holds the logs, nobody has to copy them: the job leaves what is the same to analyse, one \
      record for each flow, operation and UTC day, and perimetry takes over from there.
      """,
    subcommands: [EmitKQL.self, EmitSpark.self])
}
