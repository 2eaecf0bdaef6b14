// Written by SwizzleGenerator; a test compares it. Included in vector_storage<T, 2>.
constexpr metal::vec<T, 2> get_xx() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0)); }
__declspec(property(get = get_xx)) metal::vec<T, 2> xx;
__declspec(property(get = get_xx)) metal::vec<T, 2> rr;
constexpr metal::vec<T, 2> get_xy() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1)); }
constexpr void put_xy(metal::vec<T, 2> from) { v[0] = from.v[0]; v[1] = from.v[1]; }
__declspec(property(get = get_xy, put = put_xy)) metal::vec<T, 2> xy;
__declspec(property(get = get_xy, put = put_xy)) metal::vec<T, 2> rg;
constexpr metal::vec<T, 2> get_yx() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0)); }
constexpr void put_yx(metal::vec<T, 2> from) { v[1] = from.v[0]; v[0] = from.v[1]; }
__declspec(property(get = get_yx, put = put_yx)) metal::vec<T, 2> yx;
__declspec(property(get = get_yx, put = put_yx)) metal::vec<T, 2> gr;
constexpr metal::vec<T, 2> get_yy() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1)); }
__declspec(property(get = get_yy)) metal::vec<T, 2> yy;
__declspec(property(get = get_yy)) metal::vec<T, 2> gg;
constexpr metal::vec<T, 3> get_xxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0)); }
__declspec(property(get = get_xxx)) metal::vec<T, 3> xxx;
__declspec(property(get = get_xxx)) metal::vec<T, 3> rrr;
constexpr metal::vec<T, 3> get_xxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1)); }
__declspec(property(get = get_xxy)) metal::vec<T, 3> xxy;
__declspec(property(get = get_xxy)) metal::vec<T, 3> rrg;
constexpr metal::vec<T, 3> get_xyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0)); }
__declspec(property(get = get_xyx)) metal::vec<T, 3> xyx;
__declspec(property(get = get_xyx)) metal::vec<T, 3> rgr;
constexpr metal::vec<T, 3> get_xyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1)); }
__declspec(property(get = get_xyy)) metal::vec<T, 3> xyy;
__declspec(property(get = get_xyy)) metal::vec<T, 3> rgg;
constexpr metal::vec<T, 3> get_yxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0)); }
__declspec(property(get = get_yxx)) metal::vec<T, 3> yxx;
__declspec(property(get = get_yxx)) metal::vec<T, 3> grr;
constexpr metal::vec<T, 3> get_yxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1)); }
__declspec(property(get = get_yxy)) metal::vec<T, 3> yxy;
__declspec(property(get = get_yxy)) metal::vec<T, 3> grg;
constexpr metal::vec<T, 3> get_yyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0)); }
__declspec(property(get = get_yyx)) metal::vec<T, 3> yyx;
__declspec(property(get = get_yyx)) metal::vec<T, 3> ggr;
constexpr metal::vec<T, 3> get_yyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1)); }
__declspec(property(get = get_yyy)) metal::vec<T, 3> yyy;
__declspec(property(get = get_yyy)) metal::vec<T, 3> ggg;
constexpr metal::vec<T, 4> get_xxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 0)); }
__declspec(property(get = get_xxxx)) metal::vec<T, 4> xxxx;
__declspec(property(get = get_xxxx)) metal::vec<T, 4> rrrr;
constexpr metal::vec<T, 4> get_xxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 1)); }
__declspec(property(get = get_xxxy)) metal::vec<T, 4> xxxy;
__declspec(property(get = get_xxxy)) metal::vec<T, 4> rrrg;
constexpr metal::vec<T, 4> get_xxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 0)); }
__declspec(property(get = get_xxyx)) metal::vec<T, 4> xxyx;
__declspec(property(get = get_xxyx)) metal::vec<T, 4> rrgr;
constexpr metal::vec<T, 4> get_xxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 1)); }
__declspec(property(get = get_xxyy)) metal::vec<T, 4> xxyy;
__declspec(property(get = get_xxyy)) metal::vec<T, 4> rrgg;
constexpr metal::vec<T, 4> get_xyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 0)); }
__declspec(property(get = get_xyxx)) metal::vec<T, 4> xyxx;
__declspec(property(get = get_xyxx)) metal::vec<T, 4> rgrr;
constexpr metal::vec<T, 4> get_xyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 1)); }
__declspec(property(get = get_xyxy)) metal::vec<T, 4> xyxy;
__declspec(property(get = get_xyxy)) metal::vec<T, 4> rgrg;
constexpr metal::vec<T, 4> get_xyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 0)); }
__declspec(property(get = get_xyyx)) metal::vec<T, 4> xyyx;
__declspec(property(get = get_xyyx)) metal::vec<T, 4> rggr;
constexpr metal::vec<T, 4> get_xyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 1)); }
__declspec(property(get = get_xyyy)) metal::vec<T, 4> xyyy;
__declspec(property(get = get_xyyy)) metal::vec<T, 4> rggg;
constexpr metal::vec<T, 4> get_yxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 0)); }
__declspec(property(get = get_yxxx)) metal::vec<T, 4> yxxx;
__declspec(property(get = get_yxxx)) metal::vec<T, 4> grrr;
constexpr metal::vec<T, 4> get_yxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 1)); }
__declspec(property(get = get_yxxy)) metal::vec<T, 4> yxxy;
__declspec(property(get = get_yxxy)) metal::vec<T, 4> grrg;
constexpr metal::vec<T, 4> get_yxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 0)); }
__declspec(property(get = get_yxyx)) metal::vec<T, 4> yxyx;
__declspec(property(get = get_yxyx)) metal::vec<T, 4> grgr;
constexpr metal::vec<T, 4> get_yxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 1)); }
__declspec(property(get = get_yxyy)) metal::vec<T, 4> yxyy;
__declspec(property(get = get_yxyy)) metal::vec<T, 4> grgg;
constexpr metal::vec<T, 4> get_yyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 0)); }
__declspec(property(get = get_yyxx)) metal::vec<T, 4> yyxx;
__declspec(property(get = get_yyxx)) metal::vec<T, 4> ggrr;
constexpr metal::vec<T, 4> get_yyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 1)); }
__declspec(property(get = get_yyxy)) metal::vec<T, 4> yyxy;
__declspec(property(get = get_yyxy)) metal::vec<T, 4> ggrg;
constexpr metal::vec<T, 4> get_yyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 0)); }
__declspec(property(get = get_yyyx)) metal::vec<T, 4> yyyx;
__declspec(property(get = get_yyyx)) metal::vec<T, 4> gggr;
constexpr metal::vec<T, 4> get_yyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 1)); }
__declspec(property(get = get_yyyy)) metal::vec<T, 4> yyyy;
__declspec(property(get = get_yyyy)) metal::vec<T, 4> gggg;
