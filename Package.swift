// swift-tools-version: 6.3

import PackageDescription

/// What every target of this package is compiled with: warnings are errors, and a module sees
/// only what its dependency list names.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A system library in two files: `module.modulemap` and `shim.h`.
let libxml2 = Target.systemLibrary(
  name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])])
let libarchive = Target.systemLibrary(
  name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])])

/// Swift's own libraries go into the programs of a release build: these run where no Swift is, and
/// what they call often, as counting references, costs no jump through a table. Reading Trivy's
/// 200 MB takes 0.86 of the CPU time that it takes with shared libraries.
let carriesSwift: [LinkerSetting] =
  [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))]
  + [
    "BlocksRuntime", "CoreFoundation", "_FoundationCollections", "_FoundationCShims",
    "_FoundationICU",
  ]
  .map { .linkedLibrary($0, .when(platforms: [.linux], configuration: .release)) }

let package = Package(
  name: "winnow",
  products: [
    .library(
      name: "Winnow",
      targets: ["Delivering", "FindingModel", "ReportReading", "ScannerKit", "Winnow"]),
    .executable(name: "winnow", targets: ["WinnowCLI"]),
    .executable(name: "winnow-benchmark", targets: ["WinnowBenchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  // In the order that data flows: each target imports only what stands before it.
  targets: [
    libxml2,
    libarchive,
    .target(name: "FindingModel", swiftSettings: strict),
    .target(
      name: "ReportReading",
      dependencies: ["CLibXML2", "CLibArchive"],
      swiftSettings: strict),
    .target(
      name: "ScannerKit",
      dependencies: ["CLibXML2", "FindingModel", "ReportReading"],
      swiftSettings: strict),
    .target(
      name: "Scanners",
      dependencies: ["FindingModel", "ReportReading", "ScannerKit"],
      swiftSettings: strict),
    .target(
      name: "Triage",
      dependencies: [
        "FindingModel", "ReportReading",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Deduplication",
      dependencies: [
        "FindingModel", "ReportReading",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Exporting",
      dependencies: [
        "Deduplication", "FindingModel", "ReportReading", "ScannerKit",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Formats/HTML/Page")],
      swiftSettings: strict),
    .target(
      name: "Delivering",
      dependencies: [
        "FindingModel",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    .target(
      name: "Winnow",
      dependencies: [
        "FindingModel", "ReportReading", "ScannerKit", "Scanners", "Triage", "Deduplication",
        "Exporting", "Delivering",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "WinnowCLI",
      dependencies: [
        "Delivering", "FindingModel", "ReportReading", "ScannerKit", "Winnow",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: carriesSwift),
    .executableTarget(
      name: "WinnowBenchmark",
      dependencies: [
        "FindingModel", "ReportReading", "ScannerKit", "Winnow",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: carriesSwift),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "FindingModelTests", dependencies: ["FindingModel"], swiftSettings: strict),
    .testTarget(
      name: "ReportReadingTests", dependencies: ["CLibXML2", "ReportReading", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ScannerKitTests", dependencies: ["FindingModel", "ReportReading", "ScannerKit"],
      swiftSettings: strict),
    .testTarget(
      name: "TriageTests",
      dependencies: ["FindingModel", "ReportReading", "TestSupport", "Triage"],
      swiftSettings: strict),
    .testTarget(
      name: "DeduplicationTests",
      dependencies: [
        "Deduplication", "FindingModel", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["CrossTool"],
      swiftSettings: strict),
    .testTarget(
      name: "ExportingTests",
      dependencies: [
        "Exporting", "FindingModel", "ReportReading", "ScannerKit", "Winnow",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      exclude: ["Schemas"],
      swiftSettings: strict),
    .target(
      name: "StandInServers",
      dependencies: [
        "Delivering",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ],
      path: "Tests/StandInServers", swiftSettings: strict),
    .testTarget(
      name: "DeliveringTests", dependencies: ["Delivering", "FindingModel", "StandInServers"],
      swiftSettings: strict),
    .testTarget(
      name: "ScannersTests",
      dependencies: [
        "Deduplication", "Exporting", "FindingModel", "ReportReading", "ScannerKit", "Scanners",
        "TestSupport", "Winnow",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WinnowTests",
      dependencies: ["FindingModel", "ReportReading", "ScannerKit", "TestSupport", "Winnow"],
      swiftSettings: strict),
    .testTarget(
      name: "WinnowCLITests",
      dependencies: [
        "Deduplication", "Delivering", "FindingModel", "ScannerKit", "StandInServers", "Winnow",
        "WinnowCLI",
      ],
      swiftSettings: strict),
  ]
)
