// Hostile or broken HTTP, in pieces of any size: the first byte is their size.

#include <algorithm>
#include <cstring>

#include "server/http/wire.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

using server::http::ReadStep;

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  constexpr server::http::ReadLimits limits{.header_bytes = 512, .body_bytes = 4'096};
  server::http::RequestReader reader{limits};
  const std::size_t piece = std::size_t{input[0]} + 1;
  auto rest = input.subspan(1);
  auto verdict = Verdict::Refused;
  for (;;) {
    switch (reader.step()) {
      case ReadStep::NeedsMore: {
        if (rest.empty()) return verdict;
        const auto room = reader.room();
        require(!room.empty());
        const auto bytes = std::min({room.size(), piece, rest.size()});
        std::memcpy(room.data(), rest.data(), bytes);
        reader.received(bytes);
        rest = rest.subspan(bytes);
        break;
      }
      case ReadStep::WantsContinue:
        break;
      case ReadStep::Complete: {
        const auto request = reader.take();
        require(request.body.size() <= limits.body_bytes);
        require(request.path.starts_with('/') && request.path.size() <= limits.header_bytes);
        verdict = Verdict::Taken;
        break;
      }
      case ReadStep::Refused:
        require(reader.refusal() >= 400 && reader.refusal() < 500);
        return verdict;
    }
  }
}

std::vector<std::string> seeds() {
  using namespace std::string_literals;
  return {
      "\xffGET /v1/words?language=id HTTP/1.1\r\nHost: hub\r\n\r\n"s,
      "\x05POST /v1/records HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\n"s +
          "Expect: 100-continue\r\n\r\nbody"s,
      "\x01POST / HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n"s +
          "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX: y\r\n\r\nHEAD / HTTP/1.0\r\n\r\n"s,
      "\xffPOST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"s +
          "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00"s};
}

}  // namespace

const Target wire{"wire", run, seeds};

}  // namespace fuzz
