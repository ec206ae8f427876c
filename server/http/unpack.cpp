#include "server/http/unpack.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace server::http {
namespace {

/// What is unpacked at once: an honest body of a few kilobytes takes one turn, and a claim to be
/// large costs nothing.
constexpr std::size_t piece_bytes = 64ULL << 10U;
/// zlib: the widest window, and a header of gzip and no other.
constexpr int gzip_window = 15 + 16;

class Inflating {
 public:
  Inflating() { is_ready_ = ::inflateInit2(&stream, gzip_window) == Z_OK; }
  ~Inflating() {
    if (is_ready_) ::inflateEnd(&stream);
  }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;

  [[nodiscard]] bool is_ready() const { return is_ready_; }

  ::z_stream stream{};

 private:
  bool is_ready_ = false;
};

}  // namespace

std::expected<std::string, UnpackError> unpack(std::string_view packed, std::size_t most_bytes) {
  if (packed.size() > std::numeric_limits<uInt>::max()) {
    return std::unexpected(UnpackError::TooLarge);
  }
  Inflating inflating;
  if (!inflating.is_ready()) return std::unexpected(UnpackError::TooLarge);
  auto& stream = inflating.stream;
  // zlib reads only; its type says so only when it is asked to by a macro.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  for (;;) {
    const auto before = text.size();
    // One byte beyond the limit tells what is too large from what just fits.
    const auto piece = std::min(piece_bytes, most_bytes - before + 1);
    text.resize(before + piece);
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + before);
    stream.avail_out = static_cast<uInt>(piece);
    const int result = ::inflate(&stream, Z_NO_FLUSH);
    text.resize(before + piece - stream.avail_out);
    if (text.size() > most_bytes) return std::unexpected(UnpackError::TooLarge);
    if (result == Z_STREAM_END) {
      if (stream.avail_in == 0) return text;
      if (::inflateReset(&stream) != Z_OK) return std::unexpected(UnpackError::Damaged);
    } else if (result != Z_OK) {
      // Z_BUF_ERROR too: there was room, so it is the input that has ended.
      return std::unexpected(UnpackError::Damaged);
    }
  }
}

}  // namespace server::http
