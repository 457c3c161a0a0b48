import Foundation

/// What a name stands for, links followed, as far as it matters for reading.
enum FileType {
  case regular
  case folder
  case pipe
  case socket
  case device

  init(_ info: stat) {
    switch info.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: self = .regular
    }
  }

  /// Why it is not opened, and what to do instead; `nil` for files and pipes.
  var whyUnreadable: String? {
    switch self {
    case .regular, .pipe: nil
    case .folder: "a folder where a file was"
    case .socket: "a socket, not a file; pipe what it sends into standard input and name that -"
    case .device: "a device, not a file; pipe its bytes into standard input and name that -"
    }
  }
}
