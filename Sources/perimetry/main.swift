import PerimetryCLI

Program.run()
