document.getElementById('go').addEventListener('click', async () => {
  document.getElementById('out').textContent = await window.api.invoke('echo', 'clicked');
});
