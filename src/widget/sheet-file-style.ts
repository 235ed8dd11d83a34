/** The look of a downloaded sheet, on a screen and on paper; it stands inside the file. */

export const sheetFileStyle = `
:root{color-scheme:light dark;--ground:#f3f7f7;--paper:#fff;--ink:#13262b;--quiet:#4c6268;--line:#d5e0e1;--accent:#0b5563;--on:#fff;--c:#0b5563;--w:#edf5f5;--s:#8a4b00;--sw:#fdf4e3}
.act{--c:#17663a;--w:#e9f5ee}.check{--c:#8a4b00;--w:#fdf4e3}.pro{--c:#a01c2c;--w:#fdeeee}
@media (prefers-color-scheme:dark){:root{--ground:#0e181b;--paper:#152226;--ink:#e4eef0;--quiet:#a4b8bd;--line:#2a3d43;--accent:#7fd0db;--on:#06222a;--c:#7fd0db;--w:#1a2b30;--s:#f2c176;--sw:#2c2414}
.act{--c:#83d6a4;--w:#15291e}.check{--c:#f2c176;--w:#2c2414}.pro{--c:#ffa3a3;--w:#331b1d}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto;padding:1.5rem;border:1px solid var(--line);border-top:5px solid var(--c);border-radius:.75rem;background:var(--paper)}
main>*,section>*,footer>*{margin:.75em 0 0}main>:first-child{margin:0}
.kind{color:var(--quiet);font-size:.8125rem}
h1{margin-top:.25em;font-size:1.5rem;line-height:1.3}
h2{font-size:1.125rem;line-height:1.35}
section{margin-top:1.5em;padding-top:.25em;border-top:1px solid var(--line)}
.level{display:flex;gap:.625rem;padding:.75rem .875rem;border-inline-start:5px solid var(--c);border-radius:.375rem;background:var(--w);color:var(--c)}
.stop{padding:.75rem .875rem;border:1px solid var(--s);border-inline-start-width:5px;border-radius:.375rem;background:var(--sw)}.stop strong:first-child{color:var(--s)}
svg{flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
ul,ol{padding-inline-start:1.5em}li+li{margin-top:.4em}
.steps ol{padding:0;list-style:none;counter-reset:n}
.steps li{display:flex;gap:.75rem;counter-increment:n}
.steps li::before{content:counter(n);flex:none;width:1.875rem;height:1.875rem;border:1.5px solid var(--accent);border-radius:50%;color:var(--accent);font-weight:650;line-height:1.75rem;text-align:center}
a{color:var(--accent)}a.mark{color:var(--quiet);font-size:.75em;text-decoration:none}
.sources,footer{color:var(--quiet);font-size:.875rem}.sources h2{color:var(--ink)}
.sources li:target{background:var(--w)}
.address{font-size:.9em;overflow-wrap:anywhere}
.address::before{content:"<"}.address::after{content:">"}
footer{margin-top:1.5em;border-top:1px solid var(--line)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (max-width:30rem){body{padding:.5rem}main{padding:1rem}h1{font-size:1.3125rem}}
@media print{
:root{--paper:#fff;--ink:#000;--quiet:#000;--line:#999;--accent:#000;--c:#000;--w:#fff;--s:#000;--sw:#fff}
.act,.check,.pro{--c:#000;--w:#fff}
.stop{padding:.35rem .5rem;break-inside:avoid}
@page{margin:10mm 13mm}
body{padding:0;background:#fff;font-size:9.25pt;line-height:1.33}
main{max-width:none;padding:0;border:0}
main>*,section>*,footer>*{margin-top:.35em}
h1{font-size:15pt}h2{font-size:10pt;break-after:avoid}
section{margin-top:.55em;padding-top:0}
.notes,.why,.routes,.changes{font-size:8.5pt;line-height:1.3}
.level{padding:.35rem .5rem;border:1.5px solid #000}
li{break-inside:avoid}li+li{margin-top:.15em}
.steps li::before{width:1.5em;height:1.5em;font-size:9pt;line-height:1.35em}
.sources,footer,.kind{font-size:7pt;line-height:1.28}
.sources ol{columns:2;column-gap:6mm}
.long{font-size:8.25pt;line-height:1.27}.long li+li{margin-top:.1em}.long h1{font-size:13pt}.long h2{font-size:9.5pt}.long section{margin-top:.4em}
.long .help,.long .notes,.long .why,.long .routes,.long .changes{font-size:7.25pt;line-height:1.26}
.long .stop{padding:.2rem .5rem}
.long .why ul,.long .routes ul,.long .changes ul{columns:2;column-gap:6mm}
.long .sources,.long footer{font-size:6.5pt;line-height:1.23}
a{color:#000;text-decoration:none}
svg{width:18px;height:18px}
}`;
