// Hostile or broken gzip, as anybody may send it to the server. The first byte chooses the limit.

#include <zlib.h>

#include "server/http/unpack.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

using server::http::UnpackError;

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  const auto limit = std::size_t{input[0]} * 256;
  const auto packed = text_of(input.subspan(1));
  const auto text = server::http::unpack(packed, limit);
  if (!text) return Verdict::Refused;
  require(text->size() <= limit);
  // Exactly as much room is enough, and less is not.
  require(server::http::unpack(packed, text->size()) == text);
  if (!text->empty()) {
    const auto refused = server::http::unpack(packed, text->size() - 1);
    require(!refused && refused.error() == UnpackError::TooLarge);
  }
  return Verdict::Taken;
}

std::string packed(std::string text, int level) {
  z_stream stream{};
  constexpr int window = 15 + 16;  // with gzip's header
  require(::deflateInit2(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string bytes(::deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  require(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  ::deflateEnd(&stream);
  return bytes;
}

std::vector<std::string> seeds() {
  const std::string push = R"({"ledger":"0d9a","records":[{"sequence":1,"kind":"ticket_issued"}]})";
  const std::string much(60'000, '0');
  return {'\xff' + packed(push, 9), '\x01' + packed(push, 0),
          '\xff' + packed(much, 9), '\x01' + packed(much, 9),
          '\xff' + packed("", 9),   '\xff' + packed("left", 1) + packed("right", 6)};
}

}  // namespace

const Target unpack{"unpack", run, seeds};

}  // namespace fuzz
