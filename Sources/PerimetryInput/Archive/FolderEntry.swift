import Foundation

/// A name in a folder and what it stands for, links followed.
struct FolderEntry {
  enum Kind {
    /// A file, or what else is no folder; ``FileType`` says which.
    case file(stat)
    case folder
    case missing
  }

  var name: String
  var kind: Kind

  /// A file or folder itself, by whatever name.
  struct Identity: Hashable {
    private var device: UInt64
    private var number: UInt64

    init(_ info: stat) {
      device = UInt64(truncatingIfNeeded: info.st_dev)
      number = UInt64(truncatingIfNeeded: info.st_ino)
    }
  }

  static func kind(of path: String) -> Kind {
    var info = stat()
    return stat(path, &info) == 0 ? kind(info) : .missing
  }

  private static func kind(_ info: stat) -> Kind {
    info.st_mode & S_IFMT == S_IFDIR ? .folder : .file(info)
  }
}
