/** The look of the launcher and its panel, for a constructed style sheet: a site's policy allows no other kind. */

export const style = `
:host{all:initial;position:fixed;z-index:2147483000;inset:auto 16px calc(16px + env(safe-area-inset-bottom)) auto;--c:#0b5563;--t:#fff;font:600 16px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
:host([data-side=left]){inset:auto auto calc(16px + env(safe-area-inset-bottom)) 16px}
button{all:unset;box-sizing:border-box;display:flex;align-items:center;gap:10px;min-height:52px;max-width:calc(100vw - 32px);padding:8px 20px 8px 16px;border:1px solid transparent;border-radius:26px;background:var(--c);color:var(--t);box-shadow:0 2px 6px rgb(0 0 0/.2),0 8px 24px rgb(0 0 0/.18);cursor:pointer;-webkit-tap-highlight-color:transparent}
button:hover{filter:brightness(1.12)}
button:focus-visible{outline:3px solid var(--c);outline-offset:3px;box-shadow:0 0 0 3px #fff}
svg{flex:none;width:24px;height:24px}
iframe{display:none;position:fixed;inset:auto 16px calc(80px + env(safe-area-inset-bottom)) auto;width:min(432px,calc(100vw - 32px));height:min(720px,calc(100vh - 104px));border:0;border-radius:16px;background:#fff;box-shadow:0 0 0 1px rgb(0 0 0/.12),0 12px 48px rgb(0 0 0/.28);color-scheme:light dark}
:host([data-side=left]) iframe{inset-inline:16px auto}
.open iframe{display:block}
@media (prefers-color-scheme:dark){iframe{background:#0e181b;box-shadow:0 0 0 1px rgb(255 255 255/.2),0 12px 48px rgb(0 0 0/.5)}}
@media (max-width:480px),(max-height:420px){
iframe{inset:0!important;width:100%;height:100%;border-radius:0}
.open button{position:fixed;bottom:16px;right:16px}
.open.ready button{display:none}}
@media (prefers-reduced-motion:no-preference){.open iframe{animation:a .18s ease-out}@keyframes a{from{opacity:0;transform:translateY(12px)}}}
@media print{:host{display:none}}`;
