import { colorRules } from './page-colors.ts';

/** Returns the page's stylesheet. */
export function pageStyle(): string {
  return `${colorRules('light')}@media (prefers-color-scheme:dark){${colorRules('dark')}}${RULES}`;
}

const RULES = `
*{box-sizing:border-box}
body{margin:0;background:var(--body);color:var(--text);font:15px/1.5 Inter,"Segoe UI",system-ui,-apple-system,Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
main{max-width:1040px;margin:0 auto;padding:28px 24px 56px;display:grid;grid-template-columns:minmax(0,1fr);gap:16px}
h1,h2,h3,p,ol,ul,dl,dd{margin:0;padding:0}
ol,ul{list-style:none}
h1{font-size:1.55rem;line-height:1.25;letter-spacing:-.015em;font-weight:650}
h2{font-size:.95rem;font-weight:650;letter-spacing:-.005em}
.brand{display:flex;align-items:center;gap:8px;color:var(--dim);font-size:.8125rem;font-weight:600}
.mark{width:18px;height:18px;fill:none;stroke:var(--accent);stroke-width:2}
.facts{display:flex;flex-wrap:wrap;gap:2px 18px;margin-top:4px;color:var(--dim);font-size:.875rem}
.facts b{color:var(--text);font-weight:550}
.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;box-shadow:var(--shadow)}
.card>header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 16px;padding:13px 18px;border-bottom:1px solid var(--line)}
.now{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:16px;align-items:center;padding:18px;border-left:5px solid var(--solid);border-radius:10px}
.now-part{display:contents}
.disc{display:grid;place-items:center;width:44px;height:44px;border-radius:50%;background:var(--tint);border:1px solid var(--edge);color:var(--ink)}
.disc .icon{width:22px;height:22px}
.headline{font-size:1.125rem;font-weight:650;letter-spacing:-.01em;line-height:1.35}
.tally{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.icon{width:14px;height:14px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.badge{display:inline-flex;align-items:center;gap:5px;padding:1px 9px;border:1px solid var(--edge);border-radius:6px;background:var(--tint);color:var(--ink);font-size:.8125rem;font-weight:600;line-height:22px;white-space:nowrap}
.line{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:1px;background:var(--line);border-radius:10px;overflow:hidden}
.line>div{background:var(--surface);padding:13px 18px}
.line dt{color:var(--dim);font-size:.8125rem}
.line dd{font-weight:600;overflow-wrap:anywhere}
.line small{display:block;color:var(--dim);font-size:.8125rem;font-weight:400}
.bad{color:var(--ink)}
.advice>li{display:grid;grid-template-columns:28px minmax(0,1fr);gap:12px;padding:14px 18px}
.advice>li+li,.checks>li+li{border-top:1px solid var(--line)}
.rank{display:grid;place-items:center;width:26px;height:26px;border-radius:50%;border:1px solid var(--line-strong);color:var(--dim);font-size:.8125rem;font-weight:650}
.advice>li:first-child .rank{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.advice h3,.checks h3{font-size:.9375rem;font-weight:620}
.about{margin-top:4px;color:var(--dim);font-size:.8125rem}
.checks>li{display:grid;grid-template-columns:132px minmax(0,1fr) 240px;gap:4px 16px;padding:13px 18px}
.mono{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.8125rem;color:var(--dim);overflow-wrap:anywhere}
.words{margin-top:4px}
.fix{margin-top:4px}
.fix b{font-weight:620}
.hint{margin-top:4px;color:var(--dim);font-size:.8125rem}
.when{color:var(--dim);font-size:.8125rem;text-align:right}
.when b{display:block;color:var(--text);font-weight:550}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:10px}
button{appearance:none;font:inherit;font-size:.875rem;font-weight:600;min-height:38px;padding:0 16px;border-radius:8px;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);cursor:pointer}
button:hover{background:var(--accent-hover);border-color:var(--accent-hover)}
button.quiet{background:var(--surface);color:var(--text);border-color:var(--line-strong)}
button.quiet:hover{background:var(--sunken)}
button:disabled{cursor:default;opacity:.65}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
progress{appearance:none;width:100%;height:6px;border:0;border-radius:3px;background:var(--line);overflow:hidden;display:block}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--accent);transition:width .2s}
progress::-moz-progress-bar{background:var(--accent)}
[hidden],.run:empty{display:none}
.run{min-width:190px;color:var(--dim);font-size:.8125rem;text-align:right}
.run progress{margin-top:6px}
.note{padding:14px 18px;color:var(--dim)}
details summary{cursor:pointer;padding:13px 18px;font-weight:600;font-size:.875rem}
pre{margin:0;padding:0 18px 16px;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere;font:.8125rem/1.55 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace}
.silent{display:none;padding:11px 18px;border:1px solid var(--edge);border-radius:10px;background:var(--tint);color:var(--ink);font-weight:600}
.silent[data-on]{display:block}
footer{color:var(--dim);font-size:.8125rem}
@media (max-width:720px){main{padding:18px 14px 40px;gap:12px}.now{grid-template-columns:auto minmax(0,1fr)}.now .actions{grid-column:1/-1;display:grid;grid-template-columns:1fr}.now button{width:100%}.run{text-align:left}.checks>li{grid-template-columns:minmax(0,1fr)}.when{text-align:left}.when b{display:inline}}
@media (prefers-reduced-motion:reduce){*{transition-duration:1ms!important}}
@media print{.actions,details,.silent{display:none}body{background:#fff}}
`;
