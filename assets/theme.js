// Before the first paint: the theme that the reader chose, if any.
const chosen = localStorage.getItem('marsad-theme')
if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen
document.documentElement.classList.add('js')
