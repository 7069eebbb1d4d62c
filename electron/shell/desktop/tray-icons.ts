import { nativeImage, type NativeImage } from 'electron';

/** The icon beside the clock, in the sizes of ordinary and of dense screens. */
export function trayIcon(unread: boolean): NativeImage {
  const [small, large] = unread ? withDot : plain;
  const image = nativeImage.createEmpty();
  image.addRepresentation({ scaleFactor: 1, dataURL: small });
  image.addRepresentation({ scaleFactor: 2, dataURL: large });
  return image;
}

// Drawn from `renderer/app/icon.svg` at 16 and 32 pixels; with a red dot for unread messages.
const plain = [
  [
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAABy0lEQVR4AYyQzUtUURjGf+fijDk1qG',
    'MRNXNLoTSLFkJIEAhFRIuisUVE1mZiCInKTUjbVk5RQ0WLorXMUugfMCikTY0UfkTQaAUi6sws/Bz1eN7BueLHnevlPPe897zP7z',
    'nnXAvzBNrTVwLX0p/3RtNZI+2hrHiFMShWIPo9qjQfleKcWagx8ho14hVGWAutur0I175hLaV0s6thh8bphiqs4sVBWFOqanbxVP',
    'oUrzsjDLxs5NTRqnVCVZuA9brM1GzvYSDZxI22Wm72ZPjxZ95xewbUH/TT/+w4+dkVznaNUljWDixF2QB/haK3u56RvwvEkmN86D',
    'rCi3gYuY7AorIBibthQsEKbiUypJ408H+6wJmHIywWNk7hGtBxIUTH+VruPM/w9r6Nvd/PsUOVHA75ZGNH2wLsAz7il+t498Am9S',
    'lLTyzMxZYgOfMPxiaXEDm0KTYFfH3VxPD7kyTvRUwLYpfqaG0M8O33PKn+meJpVlaLLedlAnS+9NX5ZpzI7Z+ciA/R+miUfe2DBK',
    '8P0vb4F097J9gKg85bWqvhUoDsJEf9N1VgaHyhtOw6C2uhdMLV4dUwrDXX19KnFVe15ovx54y8Rk68wgi7BgAA//8pPzrVAAAABk',
    'lEQVQDAN32pW0zZlABAAAAAElFTkSuQmCC',
  ].join(''),
  [
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAEdUlEQVR4AbxVa2xURRT+5i5dut2abS',
    '19UPtMQKottEZ+4NISfEejbCtKbbDV+MMWDVG0WAhV06AUqJpgQ2JVYiwmWl9R1IiipqGSCAi9YC1gSxdYEqi1C9vHPtruvc6czb',
    'ZmX2EfdLNz7twzM9/3zdxzzkjw+ekePrEsoVxu05vkg/ry7n/15bIaXeMYHCvBJL8rsH3oMCNgpTleVy7vYBrlNwY8A4YygKUg6h',
    '/H4FiMoVZg60zydtz+R5wXlgToK3qK9QabzF9eZmAa72CsnwJbYmhIyNYcFZwCn3MCijJVxXe8SDhmo3EhxcTJySSdqdvIGDby/q',
    'z+Bac4BX4irIbhf7EwSzIYIKnK1DrxCUpmidOPhjG1QBLGbySGjsoVyfjwxVzclDId+DPoKivgJ8AMM57Y9XLStNj/+gLs2ZCDx8',
    'qSUPvgPH9whnQuwN8fjSduDsOmNemQdxegtFBPUNZRN748dJX6viamAhLjJRzYtgCNVRnQciFuBXh//zCK6npxYsDhy03vMRNw4w',
    '0a/MTJly5MIODeC04se+EMNrRdxIidKyGvv4mJALHzH/j3XpKvI4bDZ+y4Z3MfTlmc9B7KRC1AwxE+25KPwpx44vn2sA0PNPbTrn',
    'VahqYn5tMnocEAhi8P4A3DJVJsRVEireg8OYa1O89hYkqFOI0juwrw0uo0Csq8dC3N8TVRCVi/KhWPLE8iTPmsA2u2makvsqDrzZ',
    'uRn+Eh/f7ICCxDEzTmayIWsDBzLpqq5xOeZWgSq5rOwu5SsLUmE408C8SnUXjsNXcM4vHtZoiMoMk+JiIBArx9Y950qlU2myFy3X',
    'iLHs+bUonCNanCxEW98ellqCq5ApqIBIgdLs7zBF1zx2WcNDuQnKjhVS+XSAThvt9tePLeFGQGKsE0y2PCFlBWlIj61em0+ni/Ay',
    '1fDIJfrfioPg/ZqZ56P2SbovL7aGkSnnvIcyK0IIAJS8DyW/Vor88lwnGngqfeOoeseVqq+XcVezJBcKQlzREPiolPOq3UD2ZCCh',
    'B1fVHWXFQYDXSjicsl1eAB7zh4BZsrM6jmC2G+BJM8FatbzqPnfOhiFFTArrosDHcswbHWAuzlASduNHHUXqKn70tB1cpkCJFen/',
    'd5yTqJu3kl/PHYiNcV9BlUgJEftxR01IN3ZcyNrr/Gp9sv8ijqWi1YvO4URHx4ZoW2ElQMBppS+84FvLr3Ep7dbUHF1gFkrv0Tdz',
    'b04f4t/Vi6/jRyanqQXd1DZVeUXtFMTQP4+FcrnBNqIEh/H+eW+FTZfwS0g7e/+gftP1tx4Pgo1fajf9txqHccpy+6KO8DrQvHJ7',
    'iDCggHKNK5JEBxq3t4J3ChjhT5GtZxzjFFjftAcn13Wx9T8do1rInpFBXqK659hf0U5+Pa4hZePrtjyhACjO9edsSVtIopJACfM7',
    'fdZjAqKnZwZW4xcD2awOYX5E77VcMdglNweASIXme+0/FNySbVLZXy02iDii5AHRZD0TTC4Fh81+8JbMfXJQ3gXF7M/wAAAP///Y',
    'PopAAAAAZJREFUAwDCFqc2XHEtlgAAAABJRU5ErkJggg==',
  ].join(''),
] as const;
const withDot = [
  [
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAACC0lEQVR4AYRSXUgUURT+zmRLTC7tTz',
    '7kOhVBpkXUsiVSECkVRoW7EhRYIIZEREgP4Uv1UC9KD2XlQz31tGwQtdW7JRUhlI4QK4ZoSbEisTv7sCmFczqzcGWd3HW435x7vn',
    'O+79y5jAZ59Jh5Um8136+PmlkBL0NsdGg4vGvPVMSfnIoEfgrygo/TEV9UpND06GiUGK+JcFAIn6B4ZWO5l1c3rkm/A1ErCNUCXd',
    'DIpL2Y3uc/q4Gpp1hRvCfG09u5/qMEeIt5tWembo2I6xXhjjZgMiHs5lXO4Hq5A9qgCHeUyVtlyqybV7nULTFQ6QqR0Kixba5QUZ',
    'RZ3gA43LZ3MMPMI0qxFJmtOfbdLGvgqSA8uV730E5kDhDsJjDui1kcNs58mt9kNG95fqOsQd+FEALeCuNEb2oh/yzd8/ne5MT+bW',
    '9e7d48eLyjNp4mptMlDdqbA2hv8uP8nW8YuGzAqPK0bK9eNxAKehLyGR1ygZUS8Z+BUbUWXS1BPLpiIDGURW9nCEfCXlj5RXyf+1',
    'OAI1RYZjDcvwPjj3fi7sWaQr3zWBANtTpGJueReJspnGbRLpSWXmLAOZVdejCDmnNfUNeVQkP3BCpjY/C2jeHQta+4FZ+FWwxwTp',
    'MfZVwZOJOco/749RepmQVFl4yOVgNxX8mO1Qqi1X4nw0kmnGLGB+m3BKsty+l1NI72HwAAAP//V1bwZwAAAAZJREFUAwAWeMFteB',
    'ChLwAAAABJRU5ErkJggg==',
  ].join(''),
  [
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAFIklEQVR4AbRXa2xURRT+zm23pd3C7r',
    'asQgt026o8Su22NEZbSEAjhgTarS8ghkr8ISjBiILQgDwikQDxCUgwEgKYkAZDgPhDghICGCW0u7dQLdrXQkl4VLaUdnf72jueuU',
    'srgW7t3obJnJnZmfN955uzc+fuKnigJMyrfjbRpe4xl6hnzC7PP2aXKoZgTRbXpSxJ1eTAiMYC21q242wNjdOSOxqm2aoap9n2e/',
    'OtpdLnfvtPwMymEQkudSvFaOcIeBuEGQCl4P+LJhTxetvRnAZvgTVPpCS7AdrMNo8tk3nMRJQPojJNUY40FNgO3ZqCJNwrugBzaU',
    '2u2dKm8oePCBRzb21oncA2/5E8N+9yTUjQeRAmDwZk/gUdibZqrzO5UPpxTEDTehcycKKciMpIXPTHxW64mmMZxcTvEZFpaHjKDM',
    'WKMumrJJR4ComwSn6I1oRG3+Dw1O5QvLKbNzA2GjwLXuItsM1ReFBGgJ6JaAikLyna701OqxWg+TBQNIElMrDTAFZCgv7cvEs8cL',
    'AZrQ6FSEwygiaBamwkDbFkCA8uAnBwBsjC46grg606SCOv3htoiOgGCzCAlBDCU5hXmRhPvosQQoOhIuSjbwgpQUqCYspJrUIARH',
    'VyIloTAsMSAIXEUhmUT8IG2UdjAqI5UevZa/wrCEdbnFSszspw+yqEEFvDU0Nqg0qvKB7r6WgZrgAoMdhdUyPiMqtaywGxnMN3sk',
    'WuArUKtKIM9Y6aMFdNG7aAfR+mT8zORjlx9MzK1p2K1p0PgZP8lLTfr0KmnOe+pNu+fEflHc/I0vMpigknhiVgebEdLxfpT+NGT3',
    '3AbV+g5jncHbWZVb7ZWZW+UfGECaK395mR7b5RWZWtE7IqfSsyvKIrqdSzTBPxV1hotmEBT6bGY9Oi8PXf3NKD4k0NeYFOnP/i2K',
    '1yPg/6GzXtgq85S717wf4X9GwkFrtTza7qU0LQTs6OmQ2GBMQw6sAqB+JiCSENmL+lCb72EAonm03vF9s/ZeJgZ492be76Bk9iiX',
    'rOXKLWml1qCynKNV6bydZfmap/POTBuoVjkOMYoftvqbiBi01B2JJisHdFuj4nBEzHf2tLe/PFZGfaaFMRCPK6Hs2LfFS4va9GLW',
    'DG1CSsfOVxncJdH8T2H26CmHb/SgfG28M/B1raevHaDCtenW7Fsrl23TdSE5WAoilmHFiZrgf0d2pY/JkX40bH4afNT+D53P5fWX',
    'jMGqvHC3RpOHTap48jNYMKMPF3PHFcPEoLLdj3QboeyG4Jk1ecaUX5/DFQd02CFPZggJ5egUXbr6DmyuDXQkQBXy0dh9sVT6Nqxy',
    'Qc5AMnUypT3RfordkpWDjTBimyb66vv+7rwQvldThRdbdvKmIfUUAhp1uJuBrma+0I4ewf/n77RW3H0h3NyHmnFvJ8hL0GbxW+DG',
    '4O5LLk66tYf/A63t3VjNJPGpH6xiXMWl2Hl9bWo2D5ZUwoq8H4RTWYs66+30o2NeL7Uz50douBKB+eE7ipsKv68Ar0HXx+5BYO/O',
    'zDSXc77gY0XPg7gF//9OPytS79uR8IF82cjB1RQDRERn11AVpI7OVBt1ESoziO2aEJ03dK1495dSSwwSiRURy/HT/uOp5dr59zf1',
    'zudr4+PUbJosXx7tWgyblD4nQBOEyhQJulkP8obGVlIbnwKExy87trW+CO5TkZU8YIC5Cj0xmdwWPONSKkTOds7IHAWUDclkvDMZ',
    '2DuXjX30ru4FHnanCsPs5/AQAA//8jLcVPAAAABklEQVQDAEdE8zY3GQkRAAAAAElFTkSuQmCC',
  ].join(''),
] as const;
