// Scrubbing, scanning, explaining.
#include <algorithm>
#include <cstring>

#include "handle.h"
#include "parts.h"
#include "results.h"
#include "text.h"

namespace panveil_node {
namespace {

struct Scrubbed {
  std::int32_t status = kClosed;
  panveil_text text{};
  bool clean = false;
};

// What the hot calls share: `read` is how the argument is read. When it is not clean, what was read
// stays until Wipe(): the findings count in it.
Scrubbed ScrubText(Handle* handle, const Text& text, std::int32_t kind) {
  Thread* thread = handle->thread;
  Scrubbed out;
  out.status = panveil_scrub(ObjectOf<panveil_scrubber>(handle), thread->scratch(), text.data,
                             text.size, kind, &out.text);
  out.clean = out.status == PANVEIL_OK && out.text.data == text.data;
  return out;
}

// The payload kind, which hot calls leave out where it is text: reading a number takes its time.
std::int32_t Kind(napi_env env, const Arguments<3>& call) {
  return call.given < 3 ? PANVEIL_TEXT : Int32(env, call[2]);
}

napi_value GiveScrubbed(Thread* thread, const Text& text, const Scrubbed& out) {
  if (out.clean) return nullptr;
  napi_value value = out.status < PANVEIL_NOTHING_OUT
                         ? thread->Write(text, out.text.data, out.text.size)
                         : Number(thread->env(), out.status);
  thread->Wipe();
  return value;
}

// scrubString(scrubber, string, kind): undefined when it is clean, else the scrubbed text
napi_value ScrubString(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Handle* handle = HandleOf<panveil_scrubber>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  const Turn turn(handle->thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  const std::int32_t status = handle->thread->ReadString(call[1], &text);
  if (status != PANVEIL_OK) return Number(env, status);
  return GiveScrubbed(handle->thread, text, ScrubText(handle, text, Kind(env, call)));
}

// scrubBytes(scrubber, bytes, kind): undefined when they are clean, else a new Buffer
napi_value ScrubBytes(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Handle* handle = HandleOf<panveil_scrubber>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  const Turn turn(handle->thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  const std::int32_t status = handle->thread->ReadBytes(call[1], handle->allow != nullptr, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  return GiveScrubbed(handle->thread, text, ScrubText(handle, text, Kind(env, call)));
}

// Where the bytes of `value` are now: an allow function may have taken them away or changed their
// number. nullptr then.
char* PlaceOf(napi_env env, napi_value value, std::size_t size) {
  std::size_t now = 0;
  void* data = nullptr;
  if (napi_get_typedarray_info(env, value, nullptr, &now, &data, nullptr, nullptr) != napi_ok ||
      now != size) {
    return nullptr;
  }
  return static_cast<char*>(data);
}

// scrubInPlace(scrubber, bytes, kind): undefined when they are clean, else how many are left, as a
// list of one, so that it is no status
napi_value ScrubInPlace(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Handle* handle = HandleOf<panveil_scrubber>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  Thread* thread = handle->thread;
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  std::int32_t status = thread->ReadBytes(call[1], handle->allow != nullptr, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  const Scrubbed out = ScrubText(handle, text, Kind(env, call));
  status = out.status;
  std::size_t left = text.size;
  if (status < PANVEIL_NOTHING_OUT && !out.clean && !thread->has_caught()) {
    char* place = PlaceOf(env, call[1], text.size);
    if (place == nullptr || out.text.size > text.size) {
      status = PANVEIL_BAD_ARGUMENT;
    } else {
      left = out.text.size;
      std::copy_n(out.text.data, left, place);
      std::fill(place + left, place + text.size, '\0');
    }
  }
  if (out.clean) return nullptr;
  thread->Wipe();
  if (status >= PANVEIL_NOTHING_OUT) return Number(env, status);
  List list(env, 1);
  list.Add(Number(env, static_cast<double>(left)));
  return list.value();
}

// A text, any that JavaScript has, and what is found in it.
struct Whole {
  Handle* handle = nullptr;
  Text text{};
  std::int32_t status = kClosed;
};

Whole ReadWhole(napi_env env, napi_value scrubber, napi_value value) {
  Whole whole;
  whole.handle = HandleOf<panveil_scrubber>(env, scrubber);
  if (whole.handle == nullptr) return whole;
  whole.status = whole.handle->thread->Read(value, whole.handle->allow != nullptr, &whole.text);
  return whole;
}

napi_value WithFindings(Thread* thread, const Text& text, Object* object) {
  panveil_findings findings{};
  const panveil_status status = panveil_scratch_findings(thread->scratch(), &findings);
  if (status != PANVEIL_OK) return Number(thread->env(), status);
  object->Set("findings", FindingList(thread, text, findings));
  object->Set("total", Number(thread->env(), static_cast<double>(findings.total)));
  return object->value();
}

// scrubWithFindings(scrubber, input, kind): {status, output, findings, total}; no output when it is
// clean
napi_value ScrubWithFindings(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  const Whole whole = ReadWhole(env, call[0], call[1]);
  if (whole.status != PANVEIL_OK) return Number(env, whole.status);
  const Scrubbed out = ScrubText(whole.handle, whole.text, Int32(env, call[2]));
  napi_value value = nullptr;
  if (out.status >= PANVEIL_NOTHING_OUT) {
    value = Number(env, out.status);
  } else {
    Object object(env);
    object.Set("status", Number(env, out.status));
    if (!out.clean) {
      object.Set("output", thread->Write(whole.text, out.text.data, out.text.size));
    }
    value = WithFindings(thread, whole.text, &object);
  }
  if (!out.clean) thread->Wipe();
  return value;
}

// scan(scrubber, input, kind): {findings, total}
napi_value Scan(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  const Whole whole = ReadWhole(env, call[0], call[1]);
  if (whole.status != PANVEIL_OK) return Number(env, whole.status);
  std::size_t count = 0;
  const panveil_status status =
      panveil_scan(ObjectOf<panveil_scrubber>(whole.handle), thread->scratch(), whole.text.data,
                   whole.text.size, Int32(env, call[2]), &count);
  napi_value value = nullptr;
  if (status >= PANVEIL_NOTHING_OUT) {
    value = Number(env, status);
  } else {
    Object object(env);
    value = WithFindings(thread, whole.text, &object);
  }
  thread->Wipe();
  return value;
}

napi_value ExplanationList(Thread* thread, const Text& text,
                           const panveil_explanations* explanations) {
  napi_env env = thread->env();
  const std::size_t count = panveil_explanations_count(explanations);
  List list(env, count);
  UnitCounter units(text.data, text.size);
  for (std::size_t i = 0; i < count; ++i) {
    panveil_explanation one{};
    one.struct_size = sizeof one;
    if (panveil_explanations_at(explanations, i, &one) != PANVEIL_OK) break;
    napi_handle_scope scope = nullptr;
    napi_open_handle_scope(env, &scope);
    std::size_t begin = one.offset;
    std::size_t end = begin + one.length;
    if (text.is_string) {
      begin = units.Before(begin);
      end = units.Before(end);
    }
    Object object(env);
    object.Set("offset", Number(env, static_cast<double>(begin)))
        .Set("length", Number(env, static_cast<double>(end - begin)))
        .Set("scrubbed", Boolean(env, one.scrubbed != 0))
        .Set("depth", Number(env, one.depth))
        .Set("masked", thread->WriteString(one.masked.data, one.masked.size))
        .Set("reason", thread->WriteString(one.reason.data, one.reason.size))
        .Set("path", thread->WriteString(one.path.data, one.path.size));
    list.Add(object.value());
    napi_close_handle_scope(env, scope);
  }
  return list.value();
}

// explain(scrubber, input, kind): a list
napi_value Explain(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  const Whole whole = ReadWhole(env, call[0], call[1]);
  if (whole.status != PANVEIL_OK) return Number(env, whole.status);
  panveil_explanations* explanations = nullptr;
  const panveil_status status =
      panveil_explain(ObjectOf<panveil_scrubber>(whole.handle), whole.text.data, whole.text.size,
                      Int32(env, call[2]), &explanations);
  napi_value value = status < PANVEIL_NOTHING_OUT
                         ? ExplanationList(thread, whole.text, explanations)
                         : Number(env, status);
  panveil_explanations_free(explanations);
  thread->Wipe();
  return value;
}

// kernelOf(scrubber)
napi_value KernelOf(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  const auto* scrubber = Get<panveil_scrubber>(env, call[0]);
  if (scrubber == nullptr) return Number(env, kClosed);
  return Ascii(env, panveil_scrubber_kernel(scrubber));
}

constexpr Function kFunctions[] = {
    {"scrubString", ScrubString},
    {"scrubBytes", ScrubBytes},
    {"scrubInPlace", ScrubInPlace},
    {"scrubWithFindings", ScrubWithFindings},
    {"scan", Scan},
    {"explain", Explain},
    {"kernelOf", KernelOf},
};

}  // namespace

void ExportScrubber(napi_env env, napi_value exports) { Export(env, exports, kFunctions); }

}  // namespace panveil_node
