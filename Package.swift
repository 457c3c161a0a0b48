// swift-tools-version:6.2
import Foundation
import PackageDescription

// The JSON fast path, gzip and the other containers come from system libraries and are left out where those are not
// installed. PERIMETRY_LIBRARIES overrides the detection: `all`, `none`, or a list such as `simdjson,isal,zlib,snappy`.
let wanted = ProcessInfo.processInfo.environment["PERIMETRY_LIBRARIES"] ?? "detect"
let includes = [
  "/usr/include", "/usr/local/include", "/opt/homebrew/include",
  "/home/linuxbrew/.linuxbrew/include", "/opt/homebrew/opt/libarchive/include",
  "/usr/local/opt/libarchive/include",
]

func has(_ library: String, header: String) -> Bool {
  switch wanted {
  case "all": true
  case "detect", "": includes.contains { FileManager.default.fileExists(atPath: "\($0)/\(header)") }
  default: wanted.split(separator: ",").contains { $0 == library }
  }
}

let hasSimdJSON = has("simdjson", header: "simdjson.h")
let hasIsal = has("isal", header: "isa-l.h")
let hasZlib = has("zlib", header: "zlib.h")
let hasSnappy = has("snappy", header: "snappy-c.h")
let hasLibarchive = has("libarchive", header: "archive.h")

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
]

// The loops that run once a record; the tests run with the checks on.
let hot: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

// Everything is made of the model's values, so what compares and hashes them is compiled into those who do.
let open: [SwiftSetting] = [
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
]

let model: Target.Dependency = "PerimetryModel"
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let support: Target.Dependency = "TestSupport"
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

var shims: [Target] = []
var shimDependencies: [Target.Dependency] = []
if hasSimdJSON {
  shims.append(
    .target(
      name: "CSimdJSON",
      linkerSettings: [
        .linkedLibrary("simdjson"), .linkedLibrary("stdc++", .when(platforms: [.linux])),
      ]))
  shimDependencies.append("CSimdJSON")
}
if hasIsal {
  shims.append(
    .systemLibrary(
      name: "CIsal", pkgConfig: "libisal",
      providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]))
  shimDependencies.append("CIsal")
}
if hasZlib {
  shims.append(
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]))
  shimDependencies.append("CZlib")
}
if hasSnappy {
  shims.append(
    .systemLibrary(
      name: "CSnappy", pkgConfig: "snappy",
      providers: [.apt(["libsnappy-dev"]), .brew(["snappy"])]))
  shimDependencies.append("CSnappy")
}
if hasLibarchive {
  shims.append(
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]))
  shimDependencies.append("CArchive")
}

let package = Package(
  name: "perimetry",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "perimetry", targets: ["perimetry"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
  ],
  targets: shims + [
    .target(name: "PerimetryModel", swiftSettings: strict + open),
    .target(
      name: "PerimetryInput", dependencies: [model] + shimDependencies,
      swiftSettings: strict + hot),
    .target(
      name: "PerimetryStore", dependencies: [model, grdb, sqlite], swiftSettings: strict + hot),
    .target(name: "PerimetryPolicy", dependencies: [model], swiftSettings: strict),
    .target(name: "PerimetryOutput", dependencies: [model], swiftSettings: strict),
    .target(
      name: "PerimetryCLI",
      dependencies: [
        model, "PerimetryInput", "PerimetryStore", "PerimetryPolicy", "PerimetryOutput", arguments,
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .executableTarget(name: "perimetry", dependencies: ["PerimetryCLI"], swiftSettings: strict),
    .executableTarget(name: "generate-logs", dependencies: [arguments], swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "PerimetryModelTests", dependencies: [model, support], swiftSettings: strict),
    .testTarget(
      name: "PerimetryInputTests", dependencies: ["PerimetryInput", support],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "PerimetryStoreTests", dependencies: ["PerimetryStore", model, grdb, support],
      swiftSettings: strict),
    .testTarget(
      name: "PerimetryPolicyTests", dependencies: ["PerimetryPolicy", support],
      swiftSettings: strict),
    .testTarget(
      name: "PerimetryOutputTests", dependencies: ["PerimetryOutput", "PerimetryInput", support],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["perimetry", "generate-logs", support],
      swiftSettings: strict),
    .testTarget(name: "LayeringTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
